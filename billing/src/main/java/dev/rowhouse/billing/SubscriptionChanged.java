package dev.rowhouse.billing;

import org.jspecify.annotations.Nullable;

/**
 * News for the modules above, published inside the transaction that stored it: a listener writes
 * its rows in the same transaction, or the event is processed again.
 *
 * @param before what was known before; null the first time
 */
public record SubscriptionChanged(Subscription now, @Nullable Subscription before, EventId cause) {}
