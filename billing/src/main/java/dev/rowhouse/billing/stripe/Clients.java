package dev.rowhouse.billing.stripe;

import com.stripe.StripeClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Stripe's client with our time limits, at the address of the API that a key belongs to. */
@Component
class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(7);

  private static final String DEMO_KEY = "rk_test_standin";

  private final String base;
  private final String standIn;

  Clients(
      @Value("${rowhouse.stripe.api-base:https://api.stripe.com}") String base,
      @Value("${rowhouse.stripe.stand-in:}") String standIn) {
    this.base = base;
    this.standIn = standIn;
  }

  /** One retry: with it a call still ends before the lease of the event that it serves. */
  StripeClient with(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(baseFor(key))
        .setConnectTimeout((int) CONNECT.toMillis())
        .setReadTimeout((int) READ.toMillis())
        .setMaxNetworkRetries(1)
        .build();
  }

  /** The demo's keys go to the demo's stand-in, and no real key ever does. */
  private String baseFor(String key) {
    return !standIn.isEmpty() && key.startsWith(DEMO_KEY) ? standIn : base;
  }
}
