package dev.rowhouse.marketplace.payout;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.PayoutId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.Optional;

/**
 * Money on its way to a vendor; its identifier is the name under which Stripe is asked.
 *
 * @param destination the vendor's account at Stripe; empty where the bank is used
 * @param external Stripe's transfer, or the bank's reference
 * @param lastError why Stripe did not do it yet
 * @param by who ordered it
 */
public record Payout(
    PayoutId id,
    VendorId vendor,
    Money amount,
    Way way,
    String destination,
    State state,
    int attempts,
    Instant dueAt,
    Optional<String> external,
    Optional<String> lastError,
    String by,
    Instant orderedAt,
    Optional<Instant> doneAt) {
  /** How money gets there. */
  public enum Way {
    STRIPE,
    /** An operator paid it from the bank account and says so here. */
    BANK
  }

  /** How far it is. */
  public enum State {
    ORDERED,
    /** The vendor has it, and so have the books. */
    DONE,
    /** Stripe refuses: an operator has to look. */
    PARKED,
    /** Taken back before it went anywhere. */
    CANCELED
  }
}
