package dev.rowhouse.portal.money;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.rental.Payment;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.marketplace.rental.Rental;
import java.util.List;

/**
 * A paid invoice of a rental, with what went back of it.
 *
 * @param refunds done ones only
 */
record Invoice(Rental rental, Payment payment, List<Refund> refunds) {
  Invoice {
    refunds = List.copyOf(refunds);
  }

  public String number() {
    return payment.invoice();
  }

  /** What of it is no rent: the setup. */
  public Money setup() {
    return payment.paid().plus(payment.rent().negated());
  }

  /** What was paid and did not go back. */
  public Money kept() {
    return refunds.stream()
        .map(Refund::amount)
        .map(Money::negated)
        .reduce(payment.paid(), Money::plus);
  }
}
