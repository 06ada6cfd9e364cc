package dev.rowhouse.billing.stripe;

import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.Envelope;
import dev.rowhouse.billing.inbox.EventSource;
import dev.rowhouse.billing.inbox.Headers;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.inbox.Reading;
import dev.rowhouse.billing.inbox.StoredEvent;
import dev.rowhouse.billing.signature.Refused;
import dev.rowhouse.billing.signature.StripeSignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's events of any API version. With a key of the owner's the subscription is fetched as it
 * is now, in the version that our library is written for; what the event carried does not matter
 * then, nor in which order events came. Without one the payload is read, and only fields that all
 * versions have in common.
 */
@Component
class StripeSource implements EventSource {
  private final Fetching fetching;

  StripeSource(Fetching fetching) {
    this.fetching = fetching;
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.STRIPE;
  }

  @Override
  public Envelope open(List<String> secrets, Headers headers, byte[] body, Instant now)
      throws Refused {
    StripeSignature.verify(headers.first("Stripe-Signature"), body, secrets, now);
    return StripeEnvelope.read(Json.object(body));
  }

  @Override
  public Reading read(StoredEvent event) {
    String type = event.envelope().type();
    JsonNode root = Json.stored(event.payload());
    if (event.owner().equals(Platform.OWNER)) {
      Optional<Reading> ours = PlatformNews.read(event.envelope(), root);
      if (ours.isPresent()) {
        return ours.get();
      }
    }
    if (type.equals("account.application.deauthorized")) {
      return event.envelope().account().isEmpty()
          ? new Reading.Ignored("it is about no connected account")
          : new Reading.Deauthorized();
    }
    Optional<String> kept = Money.words(type);
    if (kept.isPresent()) {
      return new Reading.Kept(kept.get());
    }
    if (!Subject.isOurs(type)) {
      return new Reading.Ignored(type + " is not ours to act on");
    }
    return Subject.subscription(root)
        .map(id -> told(event, root, id))
        .orElseGet(() -> new Reading.Ignored("it is about no subscription"));
  }

  private Reading told(StoredEvent event, JsonNode root, String subscription) {
    Optional<Reading> fetched = fetching.fetch(event, subscription);
    if (fetched.isPresent()) {
      return fetched.get();
    }
    JsonNode object = root.path("data").path("object");
    return Subject.isSubscription(object)
        ? PayloadReading.of(event, root, object)
        : new Reading.Ignored(
            "without a Stripe key only the subscription's own events tell its state");
  }
}
