package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stripe, asked with the platform's key; a live key is preferred to a test key. */
@Component
class PlatformClient {
  /** One call, or several that belong together. */
  interface Asking<T> {
    T ask(V1Services stripe) throws StripeException;
  }

  private final StripeKeys keys;
  private final Clients clients;

  PlatformClient(StripeKeys keys, Clients clients) {
    this.keys = keys;
    this.clients = clients;
  }

  <T> T ask(Asking<T> asking) {
    try {
      return asking.ask(clients.with(key()).v1());
    } catch (StripeException e) {
      throw CheckoutFailed.of(e);
    }
  }

  static RequestOptions named(String operation) {
    return RequestOptions.builder().setIdempotencyKey(operation).build();
  }

  /** Whether there is a key to ask with. */
  boolean known() {
    return find().isPresent();
  }

  private String key() {
    return find()
        .orElseThrow(
            () -> new CheckoutFailed("the platform has no Stripe key: save one first", true, null));
  }

  private Optional<String> find() {
    return keys.open(Platform.OWNER, true).or(() -> keys.open(Platform.OWNER, false));
  }
}
