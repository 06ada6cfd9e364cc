package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.inbox.Envelope;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.signature.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parts of an event that have been the same in every version of Stripe's API. */
final class StripeEnvelope {
  private StripeEnvelope() {}

  static Envelope read(JsonNode event) throws Refused {
    JsonNode live = event.path("livemode");
    String account = Json.optional(event, "account", 70);
    return new Envelope(
        Json.required(event, "id", 255),
        account == null ? "" : account,
        Json.required(event, "type", 120),
        object(event),
        // Stripe always tells it; an event that does not is taken for a test event, never for live.
        live.isBoolean() && live.booleanValue(),
        Json.optional(event, "api_version", 60));
  }

  private static @Nullable String object(JsonNode event) throws Refused {
    String id = Subject.of(event);
    if (id != null && id.length() > 255) {
      throw Refused.bad("malformed event");
    }
    return id;
  }
}
