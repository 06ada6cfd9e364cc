package dev.rowhouse.billing.standard;

import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.inbox.StoredEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code data} of a {@code subscription.*} event; docs/webhooks.md describes it. */
final class StandardSubscription {
  private StandardSubscription() {}

  static Subscription read(StoredEvent event, JsonNode data) {
    return new Subscription(
        event.owner(),
        required(data, "id"),
        required(data, "customer"),
        Json.text(data, "email"),
        Json.text(data, "name"),
        plans(data),
        status(event.envelope().type(), data),
        true,
        time(data, "ends_at"),
        occurredAt(event, data),
        metadata(data.path("metadata")));
  }

  private static List<String> plans(JsonNode data) {
    var plans = new ArrayList<String>();
    if (Json.text(data, "plan") instanceof String plan) {
      plans.add(plan);
    }
    data.path("plans").forEach(p -> plans.add(p.asString()));
    return List.copyOf(plans);
  }

  /** A deleted subscription is canceled whatever else the event says. */
  private static SubscriptionStatus status(String type, JsonNode data) {
    if (type.equals("subscription.deleted") || type.equals("subscription.canceled")) {
      return SubscriptionStatus.CANCELED;
    }
    String word = required(data, "status");
    try {
      return SubscriptionStatus.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("data.status is no status that we know: " + word, e);
    }
  }

  private static Instant occurredAt(StoredEvent event, JsonNode data) {
    Instant told = time(data, "occurred_at");
    return told == null ? event.receivedAt() : told;
  }

  private static @Nullable Instant time(JsonNode data, String field) {
    String text = Json.text(data, field);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("data." + field + " is no RFC 3339 time: " + text, e);
    }
  }

  private static Map<String, String> metadata(JsonNode node) {
    var metadata = new LinkedHashMap<String, String>();
    node.properties().forEach(p -> metadata.put(p.getKey(), p.getValue().asString("")));
    return metadata;
  }

  private static String required(JsonNode data, String field) {
    String value = Json.text(data, field);
    if (value == null) {
      throw new IllegalArgumentException("data." + field + " is missing");
    }
    return value;
  }
}
