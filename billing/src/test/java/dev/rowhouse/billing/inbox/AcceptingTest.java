package dev.rowhouse.billing.inbox;

import static dev.rowhouse.billing.testing.StripeEvents.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.signature.StripeSignature;
import dev.rowhouse.billing.testing.StripeEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AcceptingTest extends BillingTest {
  @Test
  void aSignedEventIsStoredAndActedOn() {
    EventId id =
        accepted(post(subscription("customer.subscription.created", "sub_a", "active", 1)));
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(listening.heard).singleElement();
    assertThat(listening.heard.getFirst().now().email()).isEqualTo("ada@example.com");
    assertThat(event(id).outcome()).contains("sub_a is active").contains("payload");
  }

  @Test
  void whatTheListenerSaysIsTheOutcome() {
    listening.then(change -> change.outcome().say("made tenant acme"));
    EventId id =
        accepted(post(subscription("customer.subscription.created", "sub_b", "active", 1)));
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(event(id).outcome()).startsWith("made tenant acme (");
  }

  @Test
  void theSameEventFiftyTimesAtOnceIsOneRowAndOnePublication() throws Exception {
    String event = subscription("customer.subscription.created", "sub_c", "active", 1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          threads.invokeAll(
              IntStream.range(0, 50)
                  .mapToObj(_ -> (Callable<Received>) () -> post(event))
                  .toList());
      long fresh = 0;
      for (var result : results) {
        assertThat(result.get()).isNotInstanceOf(Received.Rejected.class);
        fresh += result.get() instanceof Received.Accepted ? 1 : 0;
      }
      assertThat(fresh).isOne();
    }
    await().until(() -> !listening.heard.isEmpty());
    var rows = inbox.list(EventFilter.of(owner), Optional.empty(), 100);
    assertThat(rows).singleElement();
    await().until(() -> event(rows.getFirst().id()).state() == EventState.DONE);
    assertThat(listening.heard).hasSize(1);
  }

  @Test
  void anEventOfTheOtherModeIsQuarantinedAndNeverActedOn() {
    String live =
        subscription("customer.subscription.created", "sub_d", "active", 1)
            .replace("\"livemode\":false,\n \"api", "\"livemode\":true,\n \"api");
    EventId id = accepted(post(live));
    assertThat(event(id).state()).isEqualTo(EventState.QUARANTINED);
    assertThat(event(id).outcome()).contains("a live event on a test endpoint");
    inbox.replay(id);
    assertThat(event(id).state()).isEqualTo(EventState.QUARANTINED);
    assertThat(listening.heard).isEmpty();
  }

  @Test
  void anEventOfAnUnknownAccountIsQuarantined() {
    String foreign =
        subscription("customer.subscription.created", "sub_e", "active", 1)
            .replaceFirst("\\{", "{\"account\":\"acct_9\",");
    EventId id = accepted(post(foreign));
    assertThat(event(id).state()).isEqualTo(EventState.QUARANTINED);
    assertThat(event(id).outcome()).contains("acct_9 is unknown here");
  }

  @Test
  void afterTheAccountWithdrewItsEventsAreQuarantined() {
    var connected = endpoints.create(stripe(false, "acct_1"));
    String account = "{\"account\":\"acct_1\",";
    EventId bye =
        accepted(
            post(
                connected,
                StripeEvents.event(
                        "evt_bye" + owner.value(), "account.application.deauthorized", 1, "{}")
                    .replaceFirst("\\{", account)));
    await().until(() -> event(bye).state() == EventState.DONE);
    EventId late =
        accepted(
            post(
                connected,
                subscription("customer.subscription.updated", "sub_f", "active", 2)
                    .replaceFirst("\\{", account)));
    assertThat(event(late).state()).isEqualTo(EventState.QUARANTINED);
    assertThat(event(late).outcome()).contains("withdrew its consent");
  }

  @Test
  void forgedUnsignedOversizedAndMisdirectedEventsAreRefusedAndCounted() {
    byte[] body = subscription("customer.subscription.created", "sub_g", "active", 1).getBytes();
    EndpointId id = hook.endpoint().id();
    assertThat(inbox.accept(id, _ -> null, body))
        .isEqualTo(new Received.Rejected(401, "no signature"));
    String forged = StripeSignature.sign("whsec_somebody_else", body, clock.instant());
    assertThat(inbox.accept(id, Map.of("Stripe-Signature", forged)::get, body))
        .isEqualTo(new Received.Rejected(400, "wrong signature"));
    assertThat(post("x".repeat(Inbox.LARGEST + 1)))
        .isEqualTo(new Received.Rejected(400, "larger than 512 KiB"));
    assertThat(post("[1]")).isEqualTo(new Received.Rejected(400, "not a JSON object"));
    assertThat(post("{\"type\":\"x\"}")).isEqualTo(new Received.Rejected(400, "malformed event"));
    assertThat(inbox.accept(EndpointId.mint(), _ -> null, body))
        .isEqualTo(new Received.Rejected(404, "no such endpoint"));
    await().until(() -> inbox.lastRefused(owner, id).size() == 5);
    assertThat(inbox.refusals(owner, id)).hasSize(5);
    assertThat(inbox.lastRefused(owner, id)).hasSize(5);
    assertThat(inbox.list(EventFilter.of(owner), Optional.empty(), 10)).isEmpty();
  }

  @Test
  void onlyTheLastTenRefusedRequestsAreKept() {
    for (int i = 0; i < 25; i++) {
      post("[" + i + "]");
    }
    EndpointId id = hook.endpoint().id();
    await()
        .until(() ->
            !inbox.refusals(owner, id).isEmpty()
                && inbox.refusals(owner, id).getFirst().count() == 25);
    await().until(() -> inbox.lastRefused(owner, id).size() == 10);
    assertThat(inbox.lastRefused(owner, id).getFirst().excerpt()).isEqualTo("[24]");
  }

  @Test
  void anOldSecretHoldsUntilItsOverlapEnds() {
    var rolled = endpoints.roll(owner, hook.endpoint().id(), null, Duration.ofHours(1));
    assertThat(post(hook, subscription("a.b", "sub_h", "active", 1)))
        .isInstanceOf(Received.Accepted.class);
    assertThat(post(rolled, subscription("a.b", "sub_h", "active", 1)))
        .isInstanceOf(Received.Accepted.class);
    var again = endpoints.roll(owner, hook.endpoint().id(), null, Duration.ZERO);
    assertThat(post(hook, subscription("a.b", "sub_h", "active", 1)))
        .isInstanceOf(Received.Rejected.class);
    assertThat(post(again, subscription("a.b", "sub_h", "active", 1)))
        .isInstanceOf(Received.Accepted.class);
  }

  @Test
  void aDisabledEndpointAnswersLikeOneThatDoesNotExist() {
    endpoints.enable(owner, hook.endpoint().id(), false);
    assertThat(post("{}")).isEqualTo(new Received.Rejected(404, "no such endpoint"));
  }

  @Test
  void secretsAreNotStoredInPlainSight(@Autowired JdbcClient jdbc) {
    var stored = jdbc.sql("SELECT sealed FROM billing_endpoint_secret").query(String.class).list();
    assertThat(stored).isNotEmpty().noneMatch(s -> s.contains(hook.secret()));
    assertThat(hook.toString()).doesNotContain(hook.secret());
    assertThat(new String(hook.secret().getBytes(StandardCharsets.UTF_8))).startsWith("whsec_");
  }
}
