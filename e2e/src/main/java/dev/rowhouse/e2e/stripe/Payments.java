package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.node.ObjectNode;

/** Money that moves: payment intents with their charges, what Stripe keeps of them, and refunds. */
final class Payments {
  static final String KIND = "payment_intent";

  private final World world;
  private final Events events;

  Payments(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  /** The invoice's amount is charged; nothing where nothing is due. */
  void pay(ObjectNode invoice) {
    long amount = invoice.path("amount_due").asLong();
    if (amount == 0) {
      return;
    }
    ObjectNode intent = intent(invoice, amount);
    ObjectNode charge = charge(intent, amount);
    charge.put("balance_transaction", booked(charge, "charge", amount, fee(amount)));
    intent.put("latest_charge", charge.path("id").asString());
    ObjectNode payment = world.make("invoice_payment", "inpay");
    payment.put("amount_paid", amount).put("amount_requested", amount).put("is_default", true);
    payment.put("status", "paid").set("currency", invoice.get("currency"));
    payment.set("invoice", invoice.get("id"));
    payment.putObject("payment").put("type", KIND).set(KIND, intent.get("id"));
    payment.putObject("status_transitions").putNull("canceled_at").put("paid_at", world.now());
  }

  private ObjectNode intent(ObjectNode invoice, long amount) {
    ObjectNode intent = world.make(KIND, "pi");
    intent.put("amount", amount).put("amount_received", amount).put("amount_capturable", 0L);
    intent.put("status", "succeeded").put("capture_method", "automatic");
    intent.put("confirmation_method", "automatic").putNull("description");
    intent.set("currency", invoice.get("currency"));
    intent.set("customer", invoice.get("customer"));
    intent.putObject("metadata");
    intent.putArray("payment_method_types").add("card");
    return intent;
  }

  private ObjectNode charge(ObjectNode intent, long amount) {
    ObjectNode charge = world.make("charge", "ch");
    charge.put("amount", amount).put("amount_captured", amount).put("amount_refunded", 0L);
    charge.put("captured", true).put("paid", true).put("refunded", false).put("disputed", false);
    charge.put("status", "succeeded").putNull("description").putNull("failure_code");
    charge.set("currency", intent.get("currency"));
    charge.set("customer", intent.get("customer"));
    charge.set(KIND, intent.get("id"));
    charge.putObject("metadata");
    return charge;
  }

  /** 2.9 % and 30, as for a card. */
  private static long fee(long amount) {
    return (amount * 29 + 500) / 1_000 + 30;
  }

  String booked(ObjectNode source, String type, long amount, long fee) {
    ObjectNode booked = world.make("balance_transaction", "txn");
    booked.remove("livemode");
    booked.put("amount", amount).put("fee", fee).put("net", amount - fee).put("type", type);
    booked.put("reporting_category", type).put("status", "available");
    booked.put("available_on", world.now()).putNull("description").putNull("exchange_rate");
    booked.put("source", source.path("id").asString()).putArray("fee_details");
    booked.set("currency", source.get("currency"));
    return booked.path("id").asString();
  }

  /** All that was paid, or a part; together never more than was paid. */
  ObjectNode refund(Call call) {
    ObjectNode intent = world.referred(KIND, call.required(KIND), KIND);
    ObjectNode charge = world.get("charge", intent.path("latest_charge").asString(""));
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    long amount = call.number("amount", left);
    if (charge.path("disputed").asBoolean()) {
      throw StripeError.invalid(
          "charge_disputed", KIND, "The charge is disputed and cannot be refunded.");
    }
    if (left == 0) {
      throw StripeError.invalid(
          "charge_already_refunded", KIND, "The charge has already been refunded.");
    }
    if (amount <= 0 || amount > left) {
      throw StripeError.invalid(
          "amount_too_large", "amount", "Refund amount is greater than what is left: " + left);
    }
    return refunded(call, charge, amount, left == amount);
  }

  private ObjectNode refunded(Call call, ObjectNode charge, long amount, boolean all) {
    ObjectNode refund = world.make("refund", "re");
    refund.remove("livemode");
    refund.put("amount", amount).put("status", "succeeded");
    refund.put("reason", Catalog.orNull(call.text("reason"))).putNull("receipt_number");
    refund.set("currency", charge.get("currency"));
    refund.set("charge", charge.get("id"));
    refund.set(KIND, charge.get(KIND));
    Metadata.of(call, refund);
    refund.put("balance_transaction", booked(refund, "refund", -amount, 0));
    charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount);
    charge.put("refunded", all);
    events.happened("charge.refunded", charge);
    events.happened("refund.created", refund);
    return refund;
  }
}
