package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.node.ObjectNode;

/** Payers whose bank takes a payment back, and how that ends. */
final class Disputes {
  static final String KIND = "dispute";

  /** What Stripe keeps for each, whoever wins. */
  private static final long FEE = 1_500;

  private static final long TIME_TO_ANSWER = 7 * 86_400;

  private final World world;
  private final Events events;
  private final Payments payments;

  Disputes(World world, Events events, Payments payments) {
    this.world = world;
    this.events = events;
    this.payments = payments;
  }

  /** Of all that was paid with the payment intent and did not go back yet. */
  ObjectNode open(String intent) {
    ObjectNode charge =
        world.get("charge", world.get(Payments.KIND, intent).path("latest_charge").asString(""));
    if (charge.path("disputed").asBoolean()) {
      throw StripeError.invalid("charge_disputed", Payments.KIND, "It is disputed already.");
    }
    long amount = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    ObjectNode dispute = world.make(KIND, "dp");
    dispute.put("amount", amount).put("status", "needs_response").put("reason", "general");
    dispute.put("is_charge_refundable", false).set("currency", charge.get("currency"));
    dispute.set("charge", charge.get("id"));
    dispute.set(Payments.KIND, charge.get(Payments.KIND));
    dispute.putObject("metadata");
    dispute
        .putObject("evidence_details")
        .put("due_by", world.now() + TIME_TO_ANSWER)
        .put("has_evidence", false)
        .put("past_due", false)
        .put("submission_count", 0);
    moved(dispute, -amount, FEE);
    charge.put("disputed", true);
    events.happened("charge.dispute.created", dispute);
    events.happened("charge.dispute.funds_withdrawn", dispute);
    return dispute;
  }

  ObjectNode win(String id) {
    ObjectNode dispute = world.get(KIND, id).put("status", "won");
    moved(dispute, dispute.path("amount").asLong(), 0);
    events.happened("charge.dispute.funds_reinstated", dispute);
    events.happened("charge.dispute.closed", dispute);
    return dispute;
  }

  ObjectNode lose(String id) {
    ObjectNode dispute = world.get(KIND, id).put("status", "lost");
    events.happened("charge.dispute.closed", dispute);
    return dispute;
  }

  private void moved(ObjectNode dispute, long amount, long fee) {
    String booked = payments.booked(dispute, "adjustment", amount, fee);
    dispute
        .withArray("balance_transactions")
        .add(world.get("balance_transaction", booked).deepCopy());
  }
}
