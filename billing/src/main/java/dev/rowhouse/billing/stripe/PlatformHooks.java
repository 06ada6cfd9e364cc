package dev.rowhouse.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.service.V1Services;
import dev.rowhouse.billing.inbox.Endpoint;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.NewEndpoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Two endpoints at Stripe that tell us: one of what happens on the platform's account, one of what
 * happens on the accounts of vendors that are connected to it.
 */
@Component
class PlatformHooks {
  private static final List<EnabledEvent> RENT =
      List.of(
          EnabledEvent.CHECKOUT__SESSION__COMPLETED,
          EnabledEvent.CHECKOUT__SESSION__ASYNC_PAYMENT_SUCCEEDED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__CREATED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__UPDATED,
          EnabledEvent.CUSTOMER__SUBSCRIPTION__DELETED,
          EnabledEvent.INVOICE__PAID,
          EnabledEvent.INVOICE__PAYMENT_FAILED,
          EnabledEvent.CHARGE__DISPUTE__CREATED,
          EnabledEvent.CHARGE__DISPUTE__CLOSED,
          EnabledEvent.CHARGE__DISPUTE__FUNDS_WITHDRAWN,
          EnabledEvent.CHARGE__DISPUTE__FUNDS_REINSTATED,
          EnabledEvent.CHARGE__REFUNDED);
  private static final List<EnabledEvent> VENDORS =
      List.of(
          EnabledEvent.ACCOUNT__UPDATED,
          EnabledEvent.ACCOUNT__APPLICATION__DEAUTHORIZED,
          EnabledEvent.CAPABILITY__UPDATED);

  private final Endpoints endpoints;
  private final PlatformClient client;
  private final String baseUrl;

  PlatformHooks(
      Endpoints endpoints, PlatformClient client, @Value("${rowhouse.base-url:}") String baseUrl) {
    this.endpoints = endpoints;
    this.client = client;
    this.baseUrl = baseUrl;
  }

  /** Asked again it changes nothing. */
  void ensure(boolean live) {
    ensure(find(live, false), RENT, false);
    ensure(find(live, true), VENDORS, true);
  }

  /** Enabled means that Stripe knows it, with a secret that we know. */
  private void ensure(Endpoint endpoint, List<EnabledEvent> news, boolean connected) {
    if (endpoint.enabled()) {
      client.ask(stripe -> widen(stripe, endpoint, news));
    } else {
      register(endpoint, news, connected);
    }
  }

  private Endpoint find(boolean live, boolean connected) {
    return endpoints.list(Platform.OWNER).stream()
        .filter(each -> each.kind() == EndpointKind.STRIPE && each.livemode() == live)
        .filter(each -> Endpoint.CONNECTED.equals(each.account()) == connected)
        .findFirst()
        .orElseGet(() -> made(live, connected));
  }

  private Endpoint made(boolean live, boolean connected) {
    Endpoint made =
        connected
            ? endpoints.connected(Platform.OWNER, "Vendors' accounts", live)
            : endpoints
                .create(
                    new NewEndpoint(Platform.OWNER, EndpointKind.STRIPE, "Rent", live, null, null))
                .endpoint();
    endpoints.enable(Platform.OWNER, made.id(), false);
    return endpoints.find(Platform.OWNER, made.id()).orElseThrow();
  }

  private void register(Endpoint endpoint, List<EnabledEvent> news, boolean connected) {
    String url = url(endpoint);
    String secret =
        client.ask(stripe -> {
          for (WebhookEndpoint known : stripe.webhookEndpoints().list().getData()) {
            // One whose secret was lost on the way here is of no use.
            if (url.equals(known.getUrl())) {
              stripe.webhookEndpoints().delete(known.getId());
            }
          }
          var params = WebhookEndpointCreateParams.builder().setUrl(url).addAllEnabledEvent(news);
          if (connected) {
            params.setConnect(true);
          }
          return Objects.requireNonNull(
              stripe.webhookEndpoints().create(params.build()).getSecret());
        });
    endpoints.roll(Platform.OWNER, endpoint.id(), secret, Duration.ZERO);
    endpoints.enable(Platform.OWNER, endpoint.id(), true);
  }

  /** One that an earlier version registered hears of less than we want to know. */
  private int widen(V1Services stripe, Endpoint endpoint, List<EnabledEvent> news)
      throws StripeException {
    List<String> wanted = news.stream().map(EnabledEvent::getValue).toList();
    int widened = 0;
    for (WebhookEndpoint known : stripe.webhookEndpoints().list().getData()) {
      if (url(endpoint).equals(known.getUrl()) && !known.getEnabledEvents().containsAll(wanted)) {
        var params = WebhookEndpointUpdateParams.builder();
        Arrays.stream(WebhookEndpointUpdateParams.EnabledEvent.values())
            .filter(each -> wanted.contains(each.getValue()))
            .forEach(params::addEnabledEvent);
        stripe.webhookEndpoints().update(known.getId(), params.build());
        widened++;
      }
    }
    return widened;
  }

  private String url(Endpoint endpoint) {
    return baseUrl + "/hooks/" + endpoint.id().value();
  }
}
