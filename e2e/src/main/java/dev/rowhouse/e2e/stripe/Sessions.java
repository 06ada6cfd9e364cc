package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout: a page that a customer leaves with a subscription. */
final class Sessions {
  static final String KIND = "checkout.session";

  private final World world;
  private final Events events;
  private final Catalog catalog;
  private final Subscriptions subscriptions;

  Sessions(World world, Events events, Catalog catalog, Subscriptions subscriptions) {
    this.world = world;
    this.events = events;
    this.catalog = catalog;
    this.subscriptions = subscriptions;
  }

  ObjectNode create(Call call) {
    ObjectNode session = world.make(KIND, World.id("cs_test"), KIND);
    session
        .put("mode", call.required("mode"))
        .put("status", "open")
        .put("payment_status", "unpaid");
    session.put("success_url", Catalog.orNull(call.text("success_url")));
    session.put("cancel_url", Catalog.orNull(call.text("cancel_url")));
    session.put("customer", Catalog.orNull(call.text("customer")));
    session.put("customer_email", Catalog.orNull(call.text("customer_email")));
    session.put("client_reference_id", Catalog.orNull(call.text("client_reference_id")));
    session.put("expires_at", world.now() + 86_400).putNull("subscription").putNull("invoice");
    session.putNull("customer_details").putArray("payment_method_types").add("card");
    Metadata.of(call, session);
    ObjectNode asked = world.all("session_request").putObject(session.path("id").asString());
    asked.set("items", call.params().path("line_items").deepCopy());
    asked.set("subscription_data", call.params().path("subscription_data").deepCopy());
    return session;
  }

  /** The customer paid. */
  ObjectNode complete(Call call) {
    ObjectNode session = open(call.id());
    JsonNode asked = world.all("session_request").path(call.id());
    ObjectNode customer = customer(session, call);
    ObjectNode subscription =
        subscriptions.create(
            customer.path("id").asString(),
            asked.path("items"),
            asked.path("subscription_data").path("trial_period_days").asLong(0),
            call);
    Metadata.of(asked.path("subscription_data").path("metadata"), subscription);
    session.put("status", "complete").put("payment_status", "paid");
    session.set("customer", customer.get("id"));
    session.set("subscription", subscription.get("id"));
    ObjectNode details = session.putObject("customer_details");
    details.set("email", customer.get("email"));
    details.set("name", customer.get("name"));
    events.happened("checkout.session.completed", session);
    subscriptions.begin(subscription);
    return session;
  }

  ObjectNode expire(Call call) {
    ObjectNode session = open(call.id()).put("status", "expired");
    events.happened("checkout.session.expired", session);
    return session;
  }

  private ObjectNode customer(ObjectNode session, Call call) {
    String known = session.path("customer").asString("");
    return known.isEmpty()
        ? catalog.createCustomer(session.path("customer_email").asString(""), "", call)
        : world.get("customer", known);
  }

  private ObjectNode open(String id) {
    ObjectNode session = world.get(KIND, id);
    if (!session.path("status").asString("").equals("open")) {
      throw StripeError.invalid("resource_not_open", "id", "This session is not open.");
    }
    return session;
  }
}
