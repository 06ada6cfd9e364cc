package dev.rowhouse.billing.stripe;

import com.stripe.StripeClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Stripe's client with our time limits, at the configured address of the API. */
@Component
class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(7);

  private final String base;

  Clients(@Value("${rowhouse.stripe.api-base:https://api.stripe.com}") String base) {
    this.base = base;
  }

  /** One retry: with it a call still ends before the lease of the event that it serves. */
  StripeClient with(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(base)
        .setConnectTimeout((int) CONNECT.toMillis())
        .setReadTimeout((int) READ.toMillis())
        .setMaxNetworkRetries(1)
        .build();
  }
}
