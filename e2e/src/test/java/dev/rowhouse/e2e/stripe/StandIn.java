package dev.rowhouse.e2e.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A stand-in for tests, spoken to with Stripe's own library. */
final class StandIn implements AutoCloseable {
  private final StripeStandIn server;
  private final HttpClient http = HttpClient.newHttpClient();

  StandIn(Path state) throws Exception {
    server = StripeStandIn.start(0, state);
  }

  String base() {
    return server.base();
  }

  StripeClient client() {
    return client("sk_test_all");
  }

  StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(server.base())
        .setMaxNetworkRetries(0)
        .build();
  }

  String control(String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.base() + "/_control/" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return answer.body();
  }

  Customer customer(String email) throws Exception {
    return client()
        .v1()
        .customers()
        .create(CustomerCreateParams.builder().setEmail(email).setName("Ada").build());
  }

  Price price() throws Exception {
    var product =
        client().v1().products().create(ProductCreateParams.builder().setName("Notebook").build());
    return client()
        .v1()
        .prices()
        .create(
            PriceCreateParams.builder()
                .setCurrency("usd")
                .setProduct(product.getId())
                .setUnitAmount(900L)
                .setRecurring(
                    PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .build())
                .build());
  }

  Subscription subscribe(String email) throws Exception {
    return client().v1().subscriptions().create(wanted(email));
  }

  SubscriptionCreateParams wanted(String email) throws Exception {
    return SubscriptionCreateParams.builder()
        .setCustomer(customer(email).getId())
        .addItem(SubscriptionCreateParams.Item.builder().setPrice(price().getId()).build())
        .putMetadata("plan", "small")
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
