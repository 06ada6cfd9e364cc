package dev.rowhouse.portal.money;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import java.time.Instant;

/**
 * The next invoice of a rental, before it is one.
 *
 * @param ends it is not charged again: the rental ends then
 * @param late it should have been paid already
 * @param changed the price is not what it was
 */
record Upcoming(
    Rental rental, Instant at, Money amount, boolean ends, boolean late, boolean changed) {
  static Upcoming of(Rental rental, Instant now) {
    Instant at = rental.span().orElseThrow().to();
    Money amount = rental.nextRent();
    return new Upcoming(
        rental,
        at,
        amount,
        rental.state() == RentalState.CANCELING,
        rental.state() == RentalState.PAST_DUE || at.isBefore(now),
        !amount.equals(rental.contract().price().rent()));
  }
}
