package dev.rowhouse.portal.api;

import dev.rowhouse.db.money.Money;

/**
 * An amount of money.
 *
 * @param minor in minor units: cents of USD, whole yen of JPY
 * @param currency ISO 4217
 */
record AmountView(long minor, String currency) {
  static AmountView of(Money amount) {
    return new AmountView(amount.minor(), amount.currency().getCurrencyCode());
  }
}
