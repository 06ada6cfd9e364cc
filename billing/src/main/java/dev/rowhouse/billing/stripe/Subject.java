package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.inbox.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an event is about. */
final class Subject {
  private static final Set<String> OURS =
      Set.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "invoice.paid",
          "invoice.payment_failed");

  private Subject() {}

  /** Also in the thin form ({@code v1.customer.subscription.updated}). */
  static boolean isOurs(String type) {
    String plain = type.startsWith("v1.") ? type.substring(3) : type;
    return plain.startsWith("customer.subscription.") || OURS.contains(plain);
  }

  static boolean isSubscription(JsonNode object) {
    return "subscription".equals(Json.text(object, "object"));
  }

  /** The subscription, else the customer, else whatever object the event names. */
  static @Nullable String of(JsonNode event) {
    JsonNode object = event.path("data").path("object");
    return subscription(event)
        .or(() -> Optional.ofNullable(idOf(object.path("customer"))))
        .or(() -> Optional.ofNullable(Json.text(object, "id")))
        .orElse(null);
  }

  /** The subscription's identifier: its own, or the one that a session or an invoice names. */
  static Optional<String> subscription(JsonNode event) {
    JsonNode object = event.path("data").path("object");
    if (isSubscription(object)) {
      return Optional.ofNullable(Json.text(object, "id"));
    }
    JsonNode related = event.path("related_object");
    if ("subscription".equals(Json.text(related, "type"))) {
      return Optional.ofNullable(Json.text(related, "id"));
    }
    JsonNode parent = object.path("parent").path("subscription_details");
    return Optional.ofNullable(idOf(object.path("subscription")))
        .or(() -> Optional.ofNullable(idOf(parent.path("subscription"))));
  }

  /** A reference is an identifier, or the object itself where the sender expanded it. */
  static @Nullable String idOf(JsonNode reference) {
    return reference.isString() ? reference.stringValue() : Json.text(reference, "id");
  }
}
