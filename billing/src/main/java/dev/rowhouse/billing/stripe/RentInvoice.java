package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A paid invoice.
 *
 * @param charge what Stripe gives money back from (a payment intent)
 * @param setbacks what moved of it without our asking
 */
public record RentInvoice(
    String invoice, String charge, Money paid, Instant paidAt, List<RentSetback> setbacks) {
  public RentInvoice {
    setbacks = List.copyOf(setbacks);
  }

  public RentInvoice(String invoice, String charge, Money paid, Instant paidAt) {
    this(invoice, charge, paid, paidAt, List.of());
  }
}
