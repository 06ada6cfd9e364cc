package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.inbox.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A subscription object of Stripe's in any version: periods moved from the subscription to its
 * items, plans became prices, the customer may be expanded.
 */
final class SubscriptionObject {
  private SubscriptionObject() {}

  static Subscription read(OwnerId owner, JsonNode object, Instant asOf) {
    Map<String, String> metadata = metadata(object.path("metadata"));
    JsonNode customer = object.path("customer");
    return new Subscription(
        owner,
        required(Json.text(object, "id"), "id"),
        required(Subject.idOf(customer), "customer"),
        first(Json.text(customer, "email"), metadata.get("email")),
        first(Json.text(customer, "name"), metadata.get("name")),
        prices(object),
        status(object),
        object.path("livemode").asBoolean(false),
        endsAt(object),
        asOf,
        metadata);
  }

  private static List<String> prices(JsonNode object) {
    var prices = new LinkedHashSet<String>();
    for (JsonNode item : object.path("items").path("data")) {
      String price = first(Subject.idOf(item.path("price")), Subject.idOf(item.path("plan")));
      if (price != null) {
        prices.add(price);
      }
    }
    if (prices.isEmpty() && Subject.idOf(object.path("plan")) instanceof String plan) {
      prices.add(plan);
    }
    return List.copyOf(prices);
  }

  private static SubscriptionStatus status(JsonNode object) {
    String word = required(Json.text(object, "status"), "status");
    try {
      return SubscriptionStatus.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Stripe tells a status that is new to us: " + word, e);
    }
  }

  private static @Nullable Instant endsAt(JsonNode object) {
    Instant ended = time(object, "ended_at");
    if (ended != null) {
      return ended;
    }
    Instant planned = time(object, "cancel_at");
    if (planned != null || !object.path("cancel_at_period_end").asBoolean(false)) {
      return planned;
    }
    Instant periodEnd = time(object, "current_period_end");
    JsonNode item = object.path("items").path("data").path(0);
    return periodEnd == null ? time(item, "current_period_end") : periodEnd;
  }

  private static @Nullable Instant time(JsonNode object, String field) {
    long seconds = object.path(field).asLong(0);
    return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
  }

  private static Map<String, String> metadata(JsonNode node) {
    var metadata = new LinkedHashMap<String, String>();
    node.properties().forEach(p -> metadata.put(p.getKey(), p.getValue().asString("")));
    return metadata;
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static String required(@Nullable String value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("the subscription has no " + field);
    }
    return value;
  }
}
