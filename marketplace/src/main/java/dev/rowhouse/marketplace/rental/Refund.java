package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;
import java.util.Optional;

/**
 * Money on its way back.
 *
 * @param whole the payment is taken back as if it had never been
 * @param lastError why Stripe did not do it yet
 */
public record Refund(
    RefundId id,
    RentalId rental,
    String invoice,
    Money amount,
    String reason,
    boolean whole,
    State state,
    int attempts,
    Instant dueAt,
    Optional<String> lastError,
    Instant orderedAt) {

  /** How far it is. */
  public enum State {
    ORDERED,
    /** Stripe has it, and so have the books. */
    DONE,
    /** Stripe refuses: an operator has to look. */
    PARKED
  }
}
