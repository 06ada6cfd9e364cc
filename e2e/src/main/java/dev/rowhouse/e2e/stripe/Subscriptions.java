package dev.rowhouse.e2e.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions and their way through trial, payment, failure and end. */
final class Subscriptions {
  static final String KIND = "subscription";

  private final World world;
  private final Events events;
  private final Invoices invoices;
  private final Catalog catalog;

  Subscriptions(World world, Events events, Invoices invoices, Catalog catalog) {
    this.world = world;
    this.catalog = catalog;
    this.events = events;
    this.invoices = invoices;
  }

  ObjectNode create(Call call) {
    world.referred("customer", call.required("customer"), "customer");
    JsonNode items = call.params().path("items");
    if (!items.isArray() || items.isEmpty()) {
      throw StripeError.invalid("parameter_missing", "items", "Missing required param: items.");
    }
    ObjectNode subscription =
        create(call.text("customer"), items, call.number("trial_period_days", 0), call);
    schedule(call, subscription);
    return begin(subscription);
  }

  /** With all that it has, but nobody told of it yet. */
  ObjectNode create(String customer, JsonNode items, long trialDays, Call call) {
    ObjectNode subscription = world.make(KIND, "sub");
    long now = world.now();
    subscription.put("customer", customer).put("status", trialDays > 0 ? "trialing" : "active");
    subscription.put("start_date", now).put("billing_cycle_anchor", now);
    subscription.put("collection_method", "charge_automatically");
    subscription.put("description", Catalog.orNull(call.text("description")));
    subscription.put("cancel_at_period_end", false);
    for (String none :
        new String[] {
          "cancel_at",
          "canceled_at",
          "ended_at",
          "trial_start",
          "trial_end",
          "latest_invoice",
          "default_payment_method",
          "pending_setup_intent",
          "schedule",
          "test_clock",
          "days_until_due"
        }) {
      subscription.putNull(none);
    }
    subscription.putArray("discounts");
    subscription
        .putObject("cancellation_details")
        .putNull("comment")
        .putNull("feedback")
        .putNull("reason");
    Metadata.of(call, subscription);
    items(subscription, items, now, trialDays > 0 ? now + trialDays * 86_400 : 0);
    if (trialDays > 0) {
      subscription.put("trial_start", now).put("trial_end", now + trialDays * 86_400);
    }
    return subscription;
  }

  ObjectNode begin(ObjectNode subscription) {
    return begin(subscription, List.of());
  }

  /**
   * @param once prices that stand on the first invoice only
   */
  ObjectNode begin(ObjectNode subscription, List<ObjectNode> once) {
    if (subscription.path("status").asString("").equals("active")) {
      invoices.paid(subscription, "subscription_create", once);
    }
    events.happened("customer.subscription.created", subscription);
    return subscription;
  }

  ObjectNode update(Call call) {
    ObjectNode subscription = living(call.id());
    ObjectNode before = World.JSON.createObjectNode();
    if (call.params().path("items").isArray()) {
      before.set("items", subscription.get("items").deepCopy());
      reprice(subscription, call.params().path("items"));
    }
    schedule(call, subscription);
    if (call.text("trial_end").equals("now")) {
      subscription.put("trial_end", world.now()).put("status", "active");
      invoices.paid(subscription, "subscription_cycle");
    }
    Metadata.of(call, subscription);
    events.happened("customer.subscription.updated", subscription, before);
    return subscription;
  }

  ObjectNode cancel(Call call) {
    ObjectNode subscription = living(call.id());
    return end(subscription);
  }

  ObjectNode end(ObjectNode subscription) {
    long now = world.now();
    subscription.put("status", "canceled").put("canceled_at", now).put("ended_at", now);
    events.happened("customer.subscription.deleted", subscription);
    return subscription;
  }

  /** The next invoice could not be paid. */
  ObjectNode failPayment(String id) {
    ObjectNode subscription = living(id);
    invoices.failed(subscription);
    return status(subscription, "past_due");
  }

  /** The open invoice was paid after all. */
  ObjectNode recover(String id) {
    ObjectNode subscription = living(id);
    invoices.paid(subscription, "subscription_cycle");
    return status(subscription, "active");
  }

  ObjectNode status(ObjectNode subscription, String status) {
    ObjectNode before = World.JSON.createObjectNode();
    before.set("status", subscription.get("status"));
    subscription.put("status", status);
    events.happened("customer.subscription.updated", subscription, before);
    return subscription;
  }

  /** After the clock moved: trials end, periods end. */
  void tick() {
    for (ObjectNode s : world.list(KIND, s -> !s.path("status").asString("").equals("canceled"))) {
      JsonNode item = s.path("items").path("data").path(0);
      boolean over = item.path("current_period_end").asLong(0) <= world.now();
      long cancelAt = s.path("cancel_at").asLong(0);
      if (cancelAt > 0 && cancelAt <= world.now()
          || over && s.path("cancel_at_period_end").asBoolean(false)) {
        end(s);
      } else if (over) {
        renew(s);
      }
    }
  }

  /** The next period begins, whatever the clock says, and is paid if the card allows. */
  ObjectNode renew(String id) {
    return renew(living(id));
  }

  private ObjectNode renew(ObjectNode subscription) {
    long anchor = subscription.path("billing_cycle_anchor").asLong();
    for (JsonNode item : subscription.path("items").path("data")) {
      long start = item.path("current_period_end").asLong();
      ((ObjectNode) item)
          .put("current_period_start", start)
          .put("current_period_end", Periods.after(anchor, start, item.path("price")));
    }
    if (Cards.fails(world, subscription.path("customer").asString())) {
      invoices.failed(subscription);
      return status(subscription, "past_due");
    }
    invoices.paid(subscription, "subscription_cycle");
    return status(subscription, "active");
  }

  /** A new card pays what is open. */
  void retry(String customer) {
    world
        .list(
            KIND,
            s ->
                s.path("customer").asString("").equals(customer)
                    && s.path("status").asString("").equals("past_due"))
        .forEach(s -> recover(s.path("id").asString()));
  }

  /** What has ended cannot be changed any more. */
  private ObjectNode living(String id) {
    ObjectNode subscription = world.get(KIND, id);
    if (subscription.path("status").asString("").equals("canceled")) {
      throw StripeError.missing(KIND, id);
    }
    return subscription;
  }

  private static void schedule(Call call, ObjectNode subscription) {
    if (call.has("cancel_at_period_end")) {
      subscription.put("cancel_at_period_end", call.flag("cancel_at_period_end"));
    }
    if (call.has("cancel_at")) {
      subscription.put("cancel_at", call.number("cancel_at", 0));
    }
  }

  private void items(ObjectNode subscription, JsonNode items, long start, long end) {
    ObjectNode list = Lists.empty("/v1/subscription_items");
    for (JsonNode item : items) {
      ObjectNode made = list.withArray("data").addObject();
      made.put("id", World.id("si")).put("object", "subscription_item");
      made.put("created", start).put("subscription", subscription.path("id").asString());
      made.put("quantity", item.path("quantity").asLong(1));
      ObjectNode price = world.referred("price", item.path("price").asString(""), "items[price]");
      made.set("price", price);
      made.put("current_period_start", start);
      made.put("current_period_end", end > 0 ? end : Periods.after(start, start, price));
      subscription.set("currency", price.get("currency"));
      made.putObject("metadata");
      made.putArray("discounts");
      made.putArray("tax_rates");
    }
    subscription.set("items", list.deepCopy());
  }

  private void reprice(ObjectNode subscription, JsonNode items) {
    for (int i = 0; i < items.size(); i++) {
      if (subscription.path("items").path("data").path(i) instanceof ObjectNode item) {
        item.set("price", price(items.path(i)).deepCopy());
      }
    }
  }

  private ObjectNode price(JsonNode item) {
    JsonNode told = item.path("price_data");
    if (told.isObject()) {
      String product = told.path("product").asString("");
      world.referred("product", product, "items[price_data][product]");
      return catalog.priceOf(told, product);
    }
    return world.referred("price", item.path("price").asString(""), "items[price]");
  }
}
