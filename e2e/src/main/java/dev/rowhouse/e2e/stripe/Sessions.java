package dev.rowhouse.e2e.stripe;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout: a page that a customer leaves with a subscription. */
final class Sessions {
  static final String KIND = "checkout.session";
  private static final String ASKED = "session_request";

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
    session.put("url", world.base() + "/c/pay/" + session.path("id").asString());
    Metadata.of(call, session);
    ObjectNode asked = world.all(ASKED).putObject(session.path("id").asString());
    asked.set("lines", lines(call.params().path("line_items"), session));
    asked.set("subscription_data", call.params().path("subscription_data").deepCopy());
    return session;
  }

  /** Prices that were told on the spot are made now: what is wrong with them is said at once. */
  private ArrayNode lines(JsonNode asked, ObjectNode session) {
    ArrayNode lines = World.JSON.createArrayNode();
    long total = 0;
    for (JsonNode line : asked) {
      ObjectNode price =
          line.path("price_data").isObject()
              ? catalog.priceOf(line.path("price_data"))
              : world.referred("price", line.path("price").asString(""), "line_items[price]");
      long quantity = Math.max(1, Call.number(line, "quantity"));
      lines.addObject().put("quantity", quantity).set("price", price.get("id"));
      total += quantity * price.path("unit_amount").asLong(0);
      session.set("currency", price.get("currency"));
    }
    session.put("amount_total", total).put("amount_subtotal", total);
    return lines;
  }

  /** What is asked there: name and price of each line. */
  List<ObjectNode> prices(String session) {
    List<ObjectNode> prices = new ArrayList<>();
    for (JsonNode line : world.all(ASKED).path(session).path("lines")) {
      prices.add(world.get("price", line.path("price").asString()));
    }
    return prices;
  }

  /** The customer paid. */
  ObjectNode complete(Call call) {
    ObjectNode session = open(call.id());
    JsonNode asked = world.all(ASKED).path(call.id());
    ObjectNode customer = customer(session, call);
    if (call.has("card")) {
      Cards.keep(world, customer.path("id").asString(), Cards.plain(call.text("card")));
    }
    ArrayNode items = World.JSON.createArrayNode();
    List<ObjectNode> once = new ArrayList<>();
    for (JsonNode line : asked.path("lines")) {
      ObjectNode price = world.get("price", line.path("price").asString());
      if (price.path("type").asString("").equals("recurring")) {
        items.add(line.deepCopy());
      } else {
        once.add(price);
      }
    }
    ObjectNode subscription =
        subscriptions.create(
            customer.path("id").asString(),
            items,
            Call.number(asked.path("subscription_data"), "trial_period_days"),
            call);
    Metadata.of(asked.path("subscription_data").path("metadata"), subscription);
    session.put("status", "complete").put("payment_status", "paid");
    session.set("customer", customer.get("id"));
    session.set("subscription", subscription.get("id"));
    ObjectNode details = session.putObject("customer_details");
    details.set("email", customer.get("email"));
    details.set("name", customer.get("name"));
    events.happened("checkout.session.completed", session);
    subscriptions.begin(subscription, once);
    session.set("invoice", subscription.get("latest_invoice"));
    return session;
  }

  ObjectNode expire(Call call) {
    ObjectNode session = open(call.id()).put("status", "expired");
    events.happened("checkout.session.expired", session);
    return session;
  }

  private ObjectNode customer(ObjectNode session, Call call) {
    String known = session.path("customer").asString("");
    String email =
        call.has("email") ? call.text("email") : session.path("customer_email").asString("");
    return known.isEmpty()
        ? catalog.createCustomer(email, call.text("name"), call)
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
