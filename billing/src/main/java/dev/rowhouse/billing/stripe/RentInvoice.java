package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * A paid invoice.
 *
 * @param charge what Stripe gives money back from (a payment intent)
 */
public record RentInvoice(String invoice, String charge, Money paid, Instant paidAt) {}
