package dev.rowhouse.billing.stripe;

import dev.rowhouse.db.money.Money;
import java.time.Instant;

/**
 * Money of a payment that moved without our asking.
 *
 * @param transaction Stripe's name of the movement
 * @param amount negative when it left, positive when it came back
 * @param fee what Stripe kept for it; negative when it gave that back
 */
public record RentSetback(String transaction, Why why, Money amount, Money fee, Instant at) {
  /** Why it moved. */
  public enum Why {
    /** The payer's bank took it back; it comes back when the dispute is won. */
    DISPUTE,
    /** Somebody gave it back at Stripe. */
    REFUND
  }
}
