package dev.rowhouse.billing.standard;

import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.Envelope;
import dev.rowhouse.billing.inbox.EventSource;
import dev.rowhouse.billing.inbox.Headers;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.inbox.Reading;
import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.billing.signature.Refused;
import dev.rowhouse.billing.signature.StandardSignature;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Events by Standard Webhooks: {@code {"type": "subscription.updated", "data": {…}}}. */
@Component
class StandardSource implements EventSource {
  private static final String TOLD = "subscription.";

  @Override
  public EndpointKind kind() {
    return EndpointKind.STANDARD;
  }

  @Override
  public Envelope open(List<String> secrets, Headers headers, byte[] body, Instant now)
      throws Refused {
    String id = headers.first("webhook-id");
    String timestamp = headers.first("webhook-timestamp");
    StandardSignature.verify(id, timestamp, headers.first("webhook-signature"), body, secrets, now);
    JsonNode event = Json.object(body);
    String type = Json.required(event, "type", 120);
    String object = Json.optional(event.path("data"), "id", 255);
    return new Envelope(String.valueOf(id), "", type, object, null, null);
  }

  @Override
  public Reading read(StoredEvent event) {
    if (!event.envelope().type().startsWith(TOLD)) {
      return new Reading.Ignored(event.envelope().type() + " is not ours to act on");
    }
    JsonNode data = Json.stored(event.payload()).path("data");
    return new Reading.Told(StandardSubscription.read(event, data), "from the event itself");
  }
}
