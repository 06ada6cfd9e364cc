package dev.rowhouse.billing.stripe;

import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.NewEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes true what the settings say of the platform's account at Stripe: its restricted key is
 * saved, and an endpoint of ours is told of payments. Tried until Stripe agrees; asked again it
 * changes nothing.
 */
@Component
public class PlatformAccount {
  private static final List<EnabledEvent> NEWS =
      List.of(
          EnabledEvent.CHECKOUT__SESSION__COMPLETED,
          EnabledEvent.CHECKOUT__SESSION__ASYNC_PAYMENT_SUCCEEDED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__CREATED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__UPDATED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__DELETED,
          EnabledEvent.INVOICE__PAID,
          EnabledEvent.INVOICE__PAYMENT_FAILED);

  private final StripeKeys keys;
  private final Endpoints endpoints;
  private final PlatformClient client;
  private final String key;
  private final String baseUrl;
  private volatile boolean done;

  PlatformAccount(
      StripeKeys keys,
      Endpoints endpoints,
      PlatformClient client,
      @Value("${rowhouse.platform.stripe-key:}") String key,
      @Value("${rowhouse.base-url:}") String baseUrl) {
    this.keys = keys;
    this.endpoints = endpoints;
    this.client = client;
    this.key = key.strip();
    this.baseUrl = baseUrl;
  }

  /**
   * @throws InvalidStripeKey when Stripe does not know the key
   * @throws CheckoutFailed when the key may not make the endpoint
   */
  public int sweep() {
    if (done || key.isEmpty()) {
      return 0;
    }
    boolean live = key.startsWith("rk_live_");
    if (!keys.open(Platform.OWNER, live).map(key::equals).orElse(false)) {
      keys.save(Platform.OWNER, key);
    }
    Endpoint endpoint = endpoint(live);
    if (!endpoint.enabled()) {
      register(endpoint);
    }
    done = true;
    return 1;
  }

  /** Enabled means that Stripe knows it, with a secret that we know. */
  private Endpoint endpoint(boolean live) {
    return endpoints.list(Platform.OWNER).stream()
        .filter(each -> each.kind() == EndpointKind.STRIPE && each.livemode() == live)
        .findFirst()
        .orElseGet(() -> {
          var wanted =
              new NewEndpoint(Platform.OWNER, EndpointKind.STRIPE, "Rent", live, null, null);
          Endpoint made = endpoints.create(wanted).endpoint();
          endpoints.enable(Platform.OWNER, made.id(), false);
          return endpoints.find(Platform.OWNER, made.id()).orElseThrow();
        });
  }

  private void register(Endpoint endpoint) {
    String url = baseUrl + "/hooks/" + endpoint.id().value();
    String secret =
        client.ask(stripe -> {
          for (WebhookEndpoint known : stripe.webhookEndpoints().list().getData()) {
            // One whose secret was lost on the way here is of no use.
            if (url.equals(known.getUrl())) {
              stripe.webhookEndpoints().delete(known.getId());
            }
          }
          var params = WebhookEndpointCreateParams.builder().setUrl(url).addAllEnabledEvent(NEWS);
          return Objects.requireNonNull(
              stripe.webhookEndpoints().create(params.build()).getSecret());
        });
    endpoints.roll(Platform.OWNER, endpoint.id(), secret, Duration.ZERO);
    endpoints.enable(Platform.OWNER, endpoint.id(), true);
  }
}
