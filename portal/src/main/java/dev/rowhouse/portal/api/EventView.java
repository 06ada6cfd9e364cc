package dev.rowhouse.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.inbox.StoredEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the inbox.
 *
 * @param external the sender's identifier of it
 * @param object what it is about, in the sender's words
 * @param outcome what it did, or why it did nothing; null while it waits
 * @param nextAt when it is tried next, while PENDING
 * @param payload as it was signed; only in the answer for one event
 */
record EventView(
    EventId id,
    EndpointId webhook,
    EndpointKind kind,
    String external,
    String account,
    String type,
    @Nullable String object,
    @Nullable Boolean livemode,
    @Nullable String apiVersion,
    EventState state,
    @Nullable String outcome,
    int attempts,
    @Nullable Instant nextAt,
    @Nullable String lastError,
    Instant receivedAt,
    @Nullable Instant processedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String payload) {
  static EventView of(StoredEvent event) {
    return of(event, null);
  }

  static EventView whole(StoredEvent event) {
    return of(event, event.payloadText());
  }

  private static EventView of(StoredEvent event, @Nullable String payload) {
    return new EventView(
        event.id(),
        event.endpoint(),
        event.kind(),
        event.envelope().external(),
        event.envelope().account(),
        event.envelope().type(),
        event.envelope().object(),
        event.envelope().livemode(),
        event.envelope().apiVersion(),
        event.state(),
        event.outcome(),
        event.attempts(),
        event.state() == EventState.PENDING ? event.nextAt() : null,
        event.lastError(),
        event.receivedAt(),
        event.processedAt(),
        payload);
  }
}
