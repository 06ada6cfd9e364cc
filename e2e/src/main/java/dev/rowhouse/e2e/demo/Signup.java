package dev.rowhouse.e2e.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A customer subscribes, and the stand-in tells the portal. */
final class Signup {
  private final Stripe stripe;

  Signup(Stripe stripe) {
    this.stripe = stripe;
  }

  /**
   * Returns the subscription. An event that was posted before is posted again, and who subscribes
   * already does not subscribe twice: their event is posted again.
   *
   * @param event the event's identifier; empty for a new one
   */
  JsonNode run(String email, String price, String event) {
    Optional<JsonNode> posted =
        event.isEmpty() ? Optional.empty() : stripe.find("v1/events/" + event);
    if (posted.isPresent()) {
      stripe.post("_control/events/" + event + "/deliver");
      return posted.get().path("data").path("object");
    }
    String customer = customer(email);
    Optional<JsonNode> living = stripe.subscription(customer).filter(Signup::lives);
    if (living.isPresent() && event.isEmpty()) {
      postAgain(living.get());
      return living.get();
    }
    if (!event.isEmpty()) {
      stripe.post("_control/next-event", "id", event);
    }
    return stripe.post("v1/subscriptions", "customer", customer, "items[0][price]", price);
  }

  private String customer(String email) {
    return stripe
        .customer(email)
        .orElseGet(() -> stripe.post("v1/customers", "email", email, "name", name(email)))
        .path("id")
        .asString();
  }

  private void postAgain(JsonNode subscription) {
    String id = subscription.path("id").asString();
    var events = stripe.find("v1/events?limit=100&type=customer.subscription.created");
    for (JsonNode event : events.orElseThrow().path("data")) {
      if (event.path("data").path("object").path("id").asString("").equals(id)) {
        stripe.post("_control/events/" + event.path("id").asString() + "/deliver");
      }
    }
  }

  private static boolean lives(JsonNode subscription) {
    return !subscription.path("status").asString("").equals("canceled");
  }

  private static String name(String email) {
    String local = email.substring(0, email.indexOf('@'));
    return local.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + local.substring(1);
  }
}
