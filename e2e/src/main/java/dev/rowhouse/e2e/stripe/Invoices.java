package dev.rowhouse.e2e.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One invoice for each period of a subscription, paid or open. */
final class Invoices {
  static final String KIND = "invoice";

  private final World world;
  private final Events events;
  private final Payments payments;

  Invoices(World world, Events events, Payments payments) {
    this.world = world;
    this.events = events;
    this.payments = payments;
  }

  /** The open invoice of this subscription, or a new one, is paid. */
  void paid(ObjectNode subscription, String reason) {
    paid(subscription, reason, List.of());
  }

  /**
   * @param once prices that stand on this invoice only
   */
  void paid(ObjectNode subscription, String reason, List<ObjectNode> once) {
    ObjectNode invoice = open(subscription, reason, once);
    payments.pay(invoice);
    invoice.put("status", "paid").put("amount_paid", invoice.path("amount_due").asLong());
    invoice.put("amount_remaining", 0).put("attempted", true);
    invoice.put("attempt_count", invoice.path("attempt_count").asLong() + 1);
    invoice.withObject("status_transitions").put("paid_at", world.now());
    events.happened("invoice.paid", invoice);
  }

  void failed(ObjectNode subscription) {
    ObjectNode invoice = open(subscription, "subscription_cycle", List.of());
    invoice.put("attempted", true).put("attempt_count", invoice.path("attempt_count").asLong() + 1);
    events.happened("invoice.payment_failed", invoice);
  }

  private ObjectNode open(ObjectNode subscription, String reason, List<ObjectNode> once) {
    String latest = subscription.path("latest_invoice").asString("");
    return world
        .find(KIND, latest)
        .filter(i -> i.path("status").asString("").equals("open"))
        .orElseGet(() -> make(subscription, reason, once));
  }

  private ObjectNode make(ObjectNode subscription, String reason, List<ObjectNode> once) {
    ObjectNode invoice = world.make(KIND, "in");
    ObjectNode customer = world.get("customer", subscription.path("customer").asString());
    invoice.put("status", "open").put("billing_reason", reason);
    invoice.set("currency", subscription.get("currency"));
    invoice.put("collection_method", "charge_automatically").put("auto_advance", true);
    invoice.put("attempted", false).put("attempt_count", 0L).set("customer", customer.get("id"));
    invoice.set("customer_email", customer.get("email"));
    invoice.set("customer_name", customer.get("name"));
    invoice.putObject("metadata");
    invoice
        .putObject("status_transitions")
        .put("finalized_at", world.now())
        .putNull("marked_uncollectible_at")
        .putNull("paid_at")
        .putNull("voided_at");
    lines(invoice, subscription, once);
    ObjectNode parent = invoice.putObject("parent").put("type", "subscription_details");
    ObjectNode details = parent.putNull("quote_details").putObject("subscription_details");
    details.set("subscription", subscription.get("id"));
    details.set("metadata", subscription.get("metadata").deepCopy());
    subscription.set("latest_invoice", invoice.get("id"));
    return invoice;
  }

  private void lines(ObjectNode invoice, ObjectNode subscription, List<ObjectNode> once) {
    ObjectNode list = Lists.empty("/v1/invoices/" + invoice.path("id").asString() + "/lines");
    long total = 0;
    for (JsonNode item : subscription.path("items").path("data")) {
      total += line(list, invoice, item.path("price"), item.path("quantity").asLong(1));
    }
    for (ObjectNode price : once) {
      total += line(list, invoice, price, 1);
    }
    invoice.set("lines", list);
    invoice.put("amount_due", total).put("amount_paid", 0L).put("amount_remaining", total);
    invoice.put("total", total).put("subtotal", total);
  }

  private long line(ObjectNode list, ObjectNode invoice, JsonNode price, long quantity) {
    long amount = price.path("unit_amount").asLong(0) * quantity;
    String product = price.path("product").asString("");
    ObjectNode line = list.withArray("data").addObject();
    line.put("id", World.id("il")).put("object", "line_item").put("amount", amount);
    line.put("quantity", quantity).put("subtotal", amount).put("livemode", false);
    line.set("currency", invoice.get("currency"));
    line.set("invoice", invoice.get("id"));
    line.set("description", world.get("product", product).get("name"));
    line.putObject("metadata");
    return amount;
  }
}
