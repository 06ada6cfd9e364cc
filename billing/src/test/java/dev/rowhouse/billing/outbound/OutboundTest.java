package dev.rowhouse.billing.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.signature.Refused;
import dev.rowhouse.billing.signature.StandardSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class OutboundTest extends BillingTest {
  @Autowired Receivers receivers;
  @Autowired Outbound outbound;
  @Autowired Deliveries deliveries;
  @Autowired Courier courier;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;

  private final Listener app = new Listener();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void newsArriveSignedByTheStandard() throws Exception {
    var receiver = receivers.create(owner, app.url("/hook"), List.of());
    outbound.publish(owner, "tenant.ready", Map.of("tenant", "tnt_1"));
    await().until(() -> app.requests.size() == 1);
    var request = app.requests.getFirst();
    verify(request, receiver.secret());
    assertThat(request.text()).contains("\"type\":\"tenant.ready\"").contains("\"tnt_1\"");
    await().until(() -> one().state() == DeliveryState.DELIVERED);
    assertThat(one().status()).isEqualTo(200);
    assertThat(one().answer()).isEqualTo("thanks");
  }

  @Test
  void whatIsRolledBackIsNeverSent() {
    receivers.create(owner, app.url("/"), List.of());
    transaction.executeWithoutResult(status -> {
      outbound.publish(owner, "tenant.ready", Map.of());
      status.setRollbackOnly();
    });
    outbound.publish(owner, "tenant.erased", Map.of());
    await().until(() -> app.requests.size() == 1);
    assertThat(app.requests.getFirst().text()).contains("tenant.erased");
  }

  @Test
  void aReceiverGetsTheTypesThatItWants() {
    receivers.create(owner, app.url("/"), List.of("tenant.erased", "snapshot.*"));
    outbound.publish(owner, "tenant.ready", Map.of());
    outbound.publish(owner, "snapshot.frozen", Map.of());
    await().until(() -> app.requests.size() == 1);
    assertThat(list()).singleElement().extracting(Delivery::type).isEqualTo("snapshot.frozen");
  }

  @Test
  void duringARollBothSecretsSign() throws Exception {
    var old = receivers.create(owner, app.url("/"), List.of());
    var fresh = receivers.roll(owner, old.receiver().id(), Duration.ofHours(1));
    outbound.publish(owner, "tenant.ready", Map.of());
    await().until(() -> app.requests.size() == 1);
    verify(app.requests.getFirst(), old.secret());
    verify(app.requests.getFirst(), fresh.secret());
  }

  @Test
  void whatFailsIsTriedAgainLaterAndAtLastGivenUpAndReplayable() {
    receivers.create(owner, app.url("/"), List.of());
    app.status = 503;
    outbound.publish(owner, "tenant.ready", Map.of());
    await().until(() -> one().attempts() == 1);
    assertThat(one().state()).isEqualTo(DeliveryState.PENDING);
    assertThat(one().nextAt()).isAfter(Instant.now().plusSeconds(2));
    due(11);
    await().until(() -> one().state() == DeliveryState.DEAD);
    app.status = 200;
    assertThat(deliveries.replay(one().id())).isTrue();
    await().until(() -> one().state() == DeliveryState.DELIVERED);
  }

  @Test
  void aSlowReceiverDelaysNobodyElse() {
    try (var slow = new Listener()) {
      slow.delay = Duration.ofSeconds(3);
      receivers.create(owner, slow.url("/"), List.of());
      receivers.create(owner, app.url("/"), List.of());
      for (int i = 0; i < 20; i++) {
        outbound.publish(owner, "tenant.ready", Map.of("n", i));
      }
      await().atMost(Duration.ofMillis(2_500)).until(() -> app.requests.size() == 20);
      assertThat(slow.requests).hasSizeLessThanOrEqualTo(Courier.PARALLEL);
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    receivers.create(owner, app.url("/"), List.of());
    app.status = 302;
    outbound.publish(owner, "tenant.ready", Map.of());
    await().until(() -> one().attempts() == 1);
    assertThat(one().status()).isEqualTo(302);
    assertThat(app.requests).hasSize(1);
  }

  @Test
  void onlyTheStartOfALongAnswerIsKept() {
    receivers.create(owner, app.url("/"), List.of());
    app.answer = "x".repeat(1_000_000);
    outbound.publish(owner, "tenant.ready", Map.of());
    await().until(() -> one().state() == DeliveryState.DELIVERED);
    assertThat(one().answer()).hasSize(2048);
  }

  @Test
  void aDeliveryThatAWorkerDiedWithIsDueAgainAfterItsLease() {
    var receiver = receivers.create(owner, app.url("/"), List.of()).receiver();
    receivers.change(owner, receiver.id(), receiver.url(), List.of(), true);
    courier.stop();
    outbound.publish(owner, "tenant.ready", Map.of());
    jdbc.sql("UPDATE billing_delivery SET next_at = ? WHERE owner = ?")
        .params(Instant.now().plusSeconds(60), owner.value())
        .update();
    courier.start();
    courier.sweep();
    assertThat(app.requests).isEmpty();
    due(0);
    await().until(() -> app.requests.size() == 1);
  }

  @Test
  void addressesThatLeadElsewhereThanTheInternetAreRefused() {
    for (String url :
        List.of(
            "http://example.com/hook",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "https://[fe80::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://user:secret@example.com/",
            "ftp://example.com/",
            "https:///nowhere",
            "not an address")) {
      assertThatThrownBy(() -> receivers.create(owner, url, List.of()))
          .as(url)
          .isInstanceOf(InvalidReceiver.class);
    }
  }

  private void due(int attempts) {
    jdbc.sql("UPDATE billing_delivery SET attempts = ?, next_at = ? WHERE owner = ?")
        .params(attempts, Instant.EPOCH.plusSeconds(1), owner.value())
        .update();
    courier.sweep();
  }

  private static void verify(Listener.Request request, String secret) throws Refused {
    StandardSignature.verify(
        request.header("webhook-id"),
        request.header("webhook-timestamp"),
        request.header("webhook-signature"),
        request.body(),
        List.of(secret),
        Instant.now());
  }

  private Delivery one() {
    return list().getFirst();
  }

  private List<Delivery> list() {
    return deliveries.list(DeliveryFilter.of(owner), Optional.empty(), 50);
  }
}
