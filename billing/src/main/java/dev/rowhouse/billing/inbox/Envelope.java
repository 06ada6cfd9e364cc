package dev.rowhouse.billing.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What is read of an event before it is stored.
 *
 * @param external the sender's identifier of the event
 * @param account the connected account it belongs to; empty: the sender's own
 * @param object what it is about; events of one object are processed one at a time. Null: alone
 * @param livemode null where the sender knows no test mode
 */
public record Envelope(
    String external,
    String account,
    String type,
    @Nullable String object,
    @Nullable Boolean livemode,
    @Nullable String apiVersion) {}
