package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.Subscription;

/** What an event says. */
public sealed interface Reading {
  /**
   * The state of a subscription.
   *
   * @param how where that state was read from, for the outcome: "fetched from Stripe"
   */
  record Told(Subscription subscription, String how) implements Reading {}

  /** The connected account withdrew its consent. */
  record Deauthorized() implements Reading {}

  /** Money of a payment moved, or may have. */
  record Moved(String payment) implements Reading {}

  /**
   * An account that is connected to the receiver's is not what it was.
   *
   * @param gone it withdrew its consent
   */
  record Account(String account, boolean gone) implements Reading {}

  /** News that is worth keeping and moves no subscription; says why. */
  record Kept(String why) implements Reading {}

  /** Nothing that we act on; says why. */
  record Ignored(String why) implements Reading {}
}
