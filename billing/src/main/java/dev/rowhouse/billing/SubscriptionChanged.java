package dev.rowhouse.billing;

import org.jspecify.annotations.Nullable;

/**
 * News for the modules above, published inside the transaction that stored it: a listener writes
 * its rows in the same transaction, or the event is processed again. It is published for every
 * event that told the present state, also when nothing changed (a builder replays an event after
 * mapping a price), so listeners act on what {@link #now} is and not on the difference.
 *
 * @param before what was known before; null the first time
 * @param outcome where a listener says in words what it did, for the builder's event inbox
 */
public record SubscriptionChanged(
    Subscription now, @Nullable Subscription before, EventId cause, Outcome outcome) {

  public SubscriptionChanged(Subscription now, @Nullable Subscription before, EventId cause) {
    this(now, before, cause, new Outcome());
  }
}
