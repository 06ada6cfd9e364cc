package dev.rowhouse.billing.metering;

import dev.rowhouse.db.money.Money;
import java.util.Optional;

/**
 * What a node costs a month.
 *
 * @param month that runs
 * @param next what counts from the next month on, where that is another price
 */
public record Quote(Money month, Optional<NodePrice> next) {
  static Quote of(Money month, NodePrice newest) {
    return new Quote(month, Optional.of(newest).filter(price -> !price.month().equals(month)));
  }
}
