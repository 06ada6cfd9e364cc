package dev.rowhouse.billing.stripe;

import java.util.Optional;

/**
 * Money that goes back or is argued about. Neither ends a subscription by itself: whoever wants
 * that cancels it, and Stripe tells us so in an event of its own.
 */
final class Money {
  private Money() {}

  /** Why nothing follows from such an event; empty for all others. */
  static Optional<String> words(String type) {
    String plain = type.startsWith("v1.") ? type.substring(3) : type;
    if (plain.startsWith("charge.dispute.")) {
      return Optional.of(
          "a disputed payment leaves the subscription as it is until Stripe or you cancel it");
    }
    if (plain.startsWith("refund.")
        || plain.startsWith("charge.refund")
        || plain.startsWith("credit_note.")) {
      return Optional.of("money given back leaves the subscription as it is");
    }
    return Optional.empty();
  }
}
