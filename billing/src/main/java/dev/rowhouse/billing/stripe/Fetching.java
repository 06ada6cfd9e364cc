package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionRetrieveParams;
import dev.rowhouse.billing.inbox.Json;
import dev.rowhouse.billing.inbox.Reading;
import dev.rowhouse.billing.inbox.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asking Stripe for a subscription as it is now, with the owner's restricted key. */
@Component
class Fetching {
  private final StripeKeys keys;
  private final Clients clients;
  private final Clock clock;

  Fetching(StripeKeys keys, Clients clients, Clock clock) {
    this.keys = keys;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Empty when the owner gave no key for this mode.
   *
   * @throws FetchFailed when Stripe does not answer, or not with the subscription
   */
  Optional<Reading> fetch(StoredEvent event, String subscription) {
    boolean live = Boolean.TRUE.equals(event.envelope().livemode());
    return keys.open(event.owner(), live).map(key -> fetch(key, event, subscription));
  }

  private Reading fetch(String key, StoredEvent event, String subscription) {
    // Taken before the call: the answer is at least as new.
    Instant asOf = clock.instant();
    var params = SubscriptionRetrieveParams.builder().addExpand("customer").build();
    try {
      var object =
          clients.with(key).v1().subscriptions().retrieve(subscription, params, options(event));
      String body = object.getLastResponse().body();
      return new Reading.Told(
          SubscriptionObject.read(event.owner(), Json.parse(body), asOf), "fetched from Stripe");
    } catch (StripeException e) {
      throw FetchFailed.of(e);
    }
  }

  private static RequestOptions options(StoredEvent event) {
    var options = RequestOptions.builder();
    if (!event.envelope().account().isEmpty()) {
      options.setStripeAccount(event.envelope().account());
    }
    return options.build();
  }
}
