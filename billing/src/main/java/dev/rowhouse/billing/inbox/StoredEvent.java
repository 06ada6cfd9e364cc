package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.OwnerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the inbox.
 *
 * @param outcome what it did, or why it did nothing, in words; null while it waits
 * @param attempts how often processing was tried
 * @param nextAt when it is tried next; meaningful while PENDING
 * @param lastError why the last try failed; null when none did
 * @param payload the raw bytes as they were signed; empty in lists
 */
public record StoredEvent(
    EventId id,
    OwnerId owner,
    EndpointId endpoint,
    EndpointKind kind,
    Envelope envelope,
    EventState state,
    @Nullable String outcome,
    int attempts,
    Instant nextAt,
    @Nullable String lastError,
    Instant receivedAt,
    @Nullable Instant processedAt,
    byte[] payload) {

  public String payloadText() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
