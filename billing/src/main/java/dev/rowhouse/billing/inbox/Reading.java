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

  /** News that is worth keeping and moves no subscription; says why. */
  record Kept(String why) implements Reading {}

  /** Nothing that we act on; says why. */
  record Ignored(String why) implements Reading {}
}
