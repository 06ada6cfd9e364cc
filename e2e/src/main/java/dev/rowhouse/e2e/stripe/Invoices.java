package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One invoice for each period of a subscription, paid or open. */
final class Invoices {
  static final String KIND = "invoice";

  private final World world;
  private final Events events;

  Invoices(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  /** The open invoice of this subscription, or a new one, is paid. */
  void paid(ObjectNode subscription, String reason) {
    ObjectNode invoice = open(subscription, reason);
    invoice.put("status", "paid").put("amount_paid", invoice.path("amount_due").asLong());
    invoice.put("amount_remaining", 0).put("attempted", true);
    invoice.put("attempt_count", invoice.path("attempt_count").asLong() + 1);
    events.happened("invoice.paid", invoice);
  }

  void failed(ObjectNode subscription) {
    ObjectNode invoice = open(subscription, "subscription_cycle");
    invoice.put("attempted", true).put("attempt_count", invoice.path("attempt_count").asLong() + 1);
    events.happened("invoice.payment_failed", invoice);
  }

  private ObjectNode open(ObjectNode subscription, String reason) {
    String latest = subscription.path("latest_invoice").asString("");
    return world
        .find(KIND, latest)
        .filter(i -> i.path("status").asString("").equals("open"))
        .orElseGet(() -> make(subscription, reason));
  }

  private ObjectNode make(ObjectNode subscription, String reason) {
    ObjectNode invoice = world.make(KIND, "in");
    ObjectNode customer = world.get("customer", subscription.path("customer").asString());
    long amount = amount(subscription);
    invoice.put("status", "open").put("billing_reason", reason).put("currency", "usd");
    invoice.put("collection_method", "charge_automatically").put("auto_advance", true);
    invoice.put("amount_due", amount).put("amount_paid", 0L).put("amount_remaining", amount);
    invoice.put("total", amount).put("subtotal", amount).put("attempted", false);
    invoice.put("attempt_count", 0L).set("customer", customer.get("id"));
    invoice.set("customer_email", customer.get("email"));
    invoice.set("customer_name", customer.get("name"));
    invoice.putObject("metadata");
    invoice.set("lines", Lists.empty("/v1/invoices/" + invoice.path("id").asString() + "/lines"));
    ObjectNode parent = invoice.putObject("parent").put("type", "subscription_details");
    ObjectNode details = parent.putNull("quote_details").putObject("subscription_details");
    details.set("subscription", subscription.get("id"));
    details.set("metadata", subscription.get("metadata").deepCopy());
    subscription.set("latest_invoice", invoice.get("id"));
    return invoice;
  }

  private static long amount(ObjectNode subscription) {
    long amount = 0;
    for (JsonNode item : subscription.path("items").path("data")) {
      amount += item.path("price").path("unit_amount").asLong(0) * item.path("quantity").asLong(1);
    }
    return amount;
  }
}
