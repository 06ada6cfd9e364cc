package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.inbox.Envelope;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.inbox.Reading;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What only who runs the installation hears: of vendors' accounts, and of rent that moved. */
final class PlatformNews {
  private PlatformNews() {}

  static Optional<Reading> read(Envelope event, JsonNode root) {
    String type = event.type().startsWith("v1.") ? event.type().substring(3) : event.type();
    if (!event.account().isEmpty()) {
      return account(event.account(), type);
    }
    return isMovement(type) ? payment(root) : Optional.empty();
  }

  private static Optional<Reading> account(String account, String type) {
    boolean gone = type.equals("account.application.deauthorized");
    boolean told = gone || type.equals("account.updated") || type.equals("capability.updated");
    return Optional.of(
        told
            ? new Reading.Account(account, gone)
            : new Reading.Ignored(type + " of a connected account is not ours to act on"));
  }

  private static boolean isMovement(String type) {
    return type.startsWith("charge.dispute.")
        || type.startsWith("refund.")
        || type.startsWith("charge.refund");
  }

  private static Optional<Reading> payment(JsonNode root) {
    JsonNode payment = root.path("data").path("object").path("payment_intent");
    return Optional.ofNullable(
            payment.isString() ? payment.stringValue() : Json.text(payment, "id"))
        .map(Reading.Moved::new);
  }
}
