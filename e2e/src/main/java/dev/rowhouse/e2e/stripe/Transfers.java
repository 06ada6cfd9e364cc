package dev.rowhouse.e2e.stripe;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Money from the platform's balance to connected accounts; never more than is there. */
final class Transfers {
  static final String KIND = "transfer";

  private final World world;
  private final Payments payments;
  private final Events events;

  Transfers(World world, Payments payments, Events events) {
    this.world = world;
    this.payments = payments;
    this.events = events;
  }

  ObjectNode create(Call call) {
    String destination = call.required("destination");
    String currency = call.required("currency").toLowerCase(Locale.ROOT);
    long amount = call.number("amount", 0);
    if (!destination.startsWith("acct_")) {
      throw StripeError.invalid(
          "resource_missing", "destination", "No such destination: '" + destination + "'");
    }
    boolean closed =
        world
            .find(Accounts.KIND, destination)
            .filter(each -> !each.at("/capabilities/transfers").asString("").equals("active"))
            .isPresent();
    if (closed) {
      throw StripeError.invalid(
          "insufficient_capabilities_for_transfer",
          "destination",
          "Your destination account needs to have the transfers capability enabled.");
    }
    if (amount <= 0 || amount > balance(currency)) {
      throw StripeError.invalid(
          "balance_insufficient",
          "amount",
          "You have insufficient available funds in your Stripe account.");
    }
    return made(call, destination, currency, amount);
  }

  private ObjectNode made(Call call, String destination, String currency, long amount) {
    ObjectNode transfer = world.make(KIND, "tr");
    transfer.put("amount", amount).put("amount_reversed", 0L).put("currency", currency);
    transfer.put("destination", destination).put("reversed", false).putNull("description");
    transfer.put("transfer_group", Catalog.orNull(call.text("transfer_group")));
    transfer.putNull("source_transaction").put("source_type", "card");
    Metadata.of(call, transfer);
    transfer.put("balance_transaction", payments.booked(transfer, KIND, -amount, 0));
    events.happened("transfer.created", transfer);
    return transfer;
  }

  private long balance(String currency) {
    return world.list("balance_transaction", each -> in(each, currency)).stream()
        .mapToLong(each -> each.path("net").asLong())
        .sum();
  }

  private static boolean in(ObjectNode booked, String currency) {
    return booked.path("currency").asString("").equals(currency);
  }
}
