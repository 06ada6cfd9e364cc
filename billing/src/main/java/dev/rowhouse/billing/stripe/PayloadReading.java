package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.inbox.Reading;
import dev.rowhouse.billing.inbox.StoredEvent;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Reading the subscription out of the event itself. */
final class PayloadReading {
  private PayloadReading() {}

  static Reading of(StoredEvent event, JsonNode root, JsonNode object) {
    Instant asOf = asOf(event, root.path("created").asLong(0));
    String version = event.envelope().apiVersion();
    return new Reading.Told(
        SubscriptionObject.read(event.owner(), object, asOf),
        "from the event's payload" + (version == null ? "" : ", API " + version));
  }

  /**
   * Stripe tells whole seconds and promises no order. Within one second a creation comes before
   * changes and an end after them; microseconds keep that order.
   */
  private static Instant asOf(StoredEvent event, long created) {
    if (created <= 0) {
      return event.receivedAt();
    }
    String type = event.envelope().type();
    int rank = type.endsWith(".created") ? 0 : type.endsWith(".deleted") ? 2 : 1;
    return Instant.ofEpochSecond(created).plusNanos(rank * 1_000L);
  }
}
