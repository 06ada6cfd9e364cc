package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final String SECRET = "whsec_of_the_receiver";

  private final List<String[]> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer receiver;
  private StandIn stripe;

  @BeforeEach
  void start() throws Exception {
    stripe = new StandIn(null);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              new String[] {body, exchange.getRequestHeaders().getFirst("Stripe-Signature")});
          exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 200, -1);
          exchange.close();
        });
    receiver.start();
    stripe.control("endpoints", "url=" + url() + "&secret=" + SECRET);
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
    stripe.close();
  }

  @Test
  void eventsArriveInOrderAndSignedAsStripeSigns() throws Exception {
    stripe.customer("a@example.com");
    stripe.price();
    await().until(() -> received.size() == 3);
    assertThat(types()).containsExactly("customer.created", "product.created", "price.created");
    var event = Webhook.constructEvent(received.getFirst()[0], received.getFirst()[1], SECRET);
    assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
  }

  @Test
  void aDuplicateIsTheSameEventTwice() throws Exception {
    stripe.control("faults", "kind=duplicate");
    stripe.customer("a@example.com");
    await().until(() -> received.size() == 2);
    assertThat(received.get(0)[0]).isEqualTo(received.get(1)[0]);
  }

  @Test
  void aReorderedEventComesAfterTheOneThatFollowed() throws Exception {
    stripe.control("faults", "kind=reorder");
    stripe.price();
    await().until(() -> received.size() == 2);
    assertThat(types()).containsExactly("price.created", "product.created");
  }

  @Test
  void aDroppedEventIsListedAsNotDelivered() throws Exception {
    stripe.control("faults", "kind=drop&type=product.created");
    stripe.price();
    await().until(() -> received.size() == 1);
    assertThat(types()).containsExactly("price.created");
    var lost = EventListParams.builder().setDeliverySuccess(false).build();
    await()
        .until(() ->
            stripe.client().v1().events().list(lost).getData().stream()
                .allMatch(e -> e.getType().equals("product.created")));
    String id = stripe.client().v1().events().list(lost).getData().getFirst().getId();
    stripe.control("events/" + id + "/deliver", "");
    await().until(() -> received.size() == 2);
  }

  @Test
  void aStaleSignatureIsOld() throws Exception {
    stripe.control("faults", "kind=stale&seconds=301");
    stripe.customer("a@example.com");
    await().until(() -> received.size() == 1);
    assertThatThrownBy(
            () -> Webhook.constructEvent(received.getFirst()[0], received.getFirst()[1], SECRET))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void whatIsNotAnsweredWithSuccessComesAgain() throws Exception {
    refusals.set(1);
    stripe.customer("a@example.com");
    await().until(() -> received.size() == 2);
    assertThat(received.get(0)[0]).isEqualTo(received.get(1)[0]);
  }

  @Test
  void anEndpointGetsEventsInItsOwnVersionOfTheApi() throws Exception {
    stripe.control("endpoints", "url=" + url() + "&secret=" + SECRET + "&api_version=2022-11-15");
    stripe.customer("a@example.com");
    await().until(() -> received.size() == 1);
    var event = Webhook.constructEvent(received.getFirst()[0], received.getFirst()[1], SECRET);
    assertThat(event.getDataObjectDeserializer().getObject()).isEmpty();
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
  }

  private List<String> types() {
    return received.stream().map(r -> World.JSON.readTree(r[0]).path("type").asString()).toList();
  }
}
