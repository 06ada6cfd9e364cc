package dev.rowhouse.billing.inbox;

import static dev.rowhouse.billing.testing.StripeEvents.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.subscription.Subscriptions;
import dev.rowhouse.billing.testing.StripeEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProcessingTest extends BillingTest {
  private static final String UPDATED = "customer.subscription.updated";

  @Autowired Subscriptions subscriptions;
  @Autowired JdbcClient jdbc;

  @Test
  void olderNewsNeverOverwritesNewer() {
    done(subscription(UPDATED, "sub_1", "past_due", 200));
    EventId late = done(subscription(UPDATED, "sub_1", "active", 100));
    assertThat(known("sub_1").status()).isEqualTo(SubscriptionStatus.PAST_DUE);
    assertThat(event(late).outcome()).contains("older than what is known");
    assertThat(listening.heard).hasSize(1);
  }

  @Test
  void withinOneSecondACreationComesBeforeAChangeAndAnEndAfterIt() {
    done(subscription(UPDATED, "sub_2", "past_due", 100));
    done(subscription("customer.subscription.created", "sub_2", "active", 100));
    assertThat(known("sub_2").status()).isEqualTo(SubscriptionStatus.PAST_DUE);
    done(subscription("customer.subscription.deleted", "sub_2", "canceled", 100));
    assertThat(known("sub_2").status()).isEqualTo(SubscriptionStatus.CANCELED);
  }

  @Test
  void whatIsCanceledStaysCanceled() {
    done(subscription("customer.subscription.deleted", "sub_3", "canceled", 100));
    EventId late = done(subscription(UPDATED, "sub_3", "active", 200));
    assertThat(known("sub_3").status()).isEqualTo(SubscriptionStatus.CANCELED);
    assertThat(event(late).outcome()).contains("stays ended");
  }

  @Test
  void inAnyOrderTheLastStateWins() {
    for (int round = 0; round < 5; round++) {
      String id = "sub_shuffled" + round;
      List<String> events =
          new ArrayList<>(
              List.of(
                  subscription("customer.subscription.created", id, "trialing", 10),
                  subscription(UPDATED, id, "active", 20),
                  subscription(UPDATED, id, "past_due", 30),
                  subscription(UPDATED, id, "active", 40)));
      Collections.shuffle(events);
      events.forEach(this::done);
      assertThat(known(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
      assertThat(known(id).asOf().getEpochSecond()).isEqualTo(40);
    }
  }

  @Test
  void eventsOfOneSubscriptionAreActedOnOneAtATime() {
    var at = new AtomicInteger();
    var most = new AtomicInteger();
    listening.then(_ -> {
      most.accumulateAndGet(at.incrementAndGet(), Math::max);
      onSpinFor(20);
      at.decrementAndGet();
    });
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(accepted(post(subscription(UPDATED, "sub_4", "active", 100 + i))));
    }
    ids.forEach(id -> await().until(() -> event(id).state() == EventState.DONE));
    assertThat(most).hasValue(1);
    assertThat(listening.heard).hasSizeBetween(1, 12);
  }

  @Test
  void aListenerThatThrowsRollsEverythingBackAndIsCalledAgain() {
    var calls = new AtomicInteger();
    listening.then(change -> {
      if (calls.incrementAndGet() < 3) {
        throw new IllegalStateException("not yet");
      }
      change.outcome().say("made it at last");
    });
    EventId id = accepted(post(subscription(UPDATED, "sub_5", "active", 100)));
    await().until(() -> event(id).attempts() == 1);
    assertThat(subscriptions.find(owner, "sub_5")).isEmpty();
    assertThat(event(id).lastError()).isEqualTo("not yet");
    assertThat(event(id).nextAt()).isAfter(event(id).receivedAt());
    hurry(id);
    await().until(() -> event(id).attempts() == 2);
    hurry(id);
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(event(id).outcome()).startsWith("made it at last");
    assertThat(event(id).lastError()).isNull();
  }

  @Test
  void whatFailsTooOftenIsDeadUntilSomebodyReplaysIt() {
    listening.then(_ -> {
      throw new IllegalStateException("broken");
    });
    EventId id = accepted(post(subscription(UPDATED, "sub_6", "active", 100)));
    await().until(() -> event(id).attempts() == 1);
    jdbc.sql("UPDATE billing_inbox SET attempts = 10 WHERE id = ?").param(id.value()).update();
    hurry(id);
    await().until(() -> event(id).state() == EventState.DEAD);
    listening.reset();
    assertThat(inbox.replay(id)).isTrue();
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(event(id).attempts()).isOne();
  }

  @Test
  void aReplayTellsThePresentStateAgain() {
    EventId id = done(subscription(UPDATED, "sub_7", "active", 100));
    inbox.replay(id);
    await().until(() -> listening.heard.size() == 2);
    assertThat(listening.heard.get(1).before()).isEqualTo(listening.heard.get(0).now());
  }

  @Test
  void aParkedEventIsNotActedOnUntilItIsReplayed() {
    drainer.stop();
    EventId id = accepted(post(subscription(UPDATED, "sub_8", "active", 100)));
    assertThat(inbox.park(id)).isTrue();
    drainer.start();
    drainer.sweep();
    assertThat(event(id).state()).isEqualTo(EventState.PARKED);
    inbox.replay(id);
    await().until(() -> event(id).state() == EventState.DONE);
  }

  @Test
  void aLaneLeftByAWorkerThatDiedIsTakenOverWhenItsLeaseEnds() {
    drainer.stop();
    EventId id = accepted(post(subscription(UPDATED, "sub_9", "active", 100)));
    String lane = owner.value() + "/sub_9";
    lease(lane, Instant.now().plusSeconds(25));
    drainer.start();
    drainer.sweep();
    assertThat(event(id).state()).isEqualTo(EventState.PENDING);
    lease(lane, Instant.now().minusMillis(1));
    drainer.sweep();
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(listening.heard).hasSize(1);
  }

  @Test
  void aWorkerThatLostItsLaneChangesNothing() {
    var fresh = new AtomicInteger();
    EventId id = accepted(post(subscription(UPDATED, "sub_10", "active", 100)));
    await().until(() -> event(id).state() == EventState.DONE);
    listening.then(_ -> fresh.incrementAndGet());
    drainer.stop();
    inbox.replay(id);
    lease(owner.value() + "/sub_10", Instant.now().plusSeconds(25));
    drainer.start();
    drainer.sweep();
    assertThat(fresh).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"charge.refunded", "refund.created", "charge.dispute.created"})
  void moneyThatGoesBackIsKeptAndChangesNothing(String type) {
    EventId id = accepted(post(StripeEvents.event(StripeEvents.id(), type, 1, "{}")));
    await().until(() -> event(id).state() == EventState.DONE);
    assertThat(event(id).outcome())
        .startsWith("kept, changes nothing: ")
        .contains("leaves the subscription as it is");
  }

  @Test
  void eventsThatAreNotOursSayWhy() {
    EventId id = accepted(post(StripeEvents.event(StripeEvents.id(), "customer.created", 1, "{}")));
    await().until(() -> event(id).state() == EventState.IGNORED);
    assertThat(event(id).outcome()).isEqualTo("ignored: customer.created is not ours to act on");
  }

  @Test
  void anEventOfAnOldVersionOfTheApiIsRead() {
    String old =
        """
        {"id":"%s","object":"event","type":"customer.subscription.updated","created":100,
         "livemode":false,"api_version":"2015-10-16","data":{"object":{"id":"sub_11",
         "object":"subscription","customer":"cus_1","status":"active","cancel_at_period_end":true,
         "current_period_end":1700000000,"plan":{"id":"gold","object":"plan"}}}}\
        """
            .formatted(StripeEvents.id());
    EventId id = done(old);
    assertThat(known("sub_11").prices()).containsExactly("gold");
    assertThat(known("sub_11").endsAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(event(id).outcome()).contains("API 2015-10-16");
    assertThat(endpoints.find(hook.endpoint().id()).orElseThrow().apiVersion())
        .isEqualTo("2015-10-16");
  }

  private EventId done(String payload) {
    EventId id = accepted(post(payload));
    await().until(() -> event(id).state() == EventState.DONE);
    return id;
  }

  private Subscription known(String id) {
    return subscriptions.find(owner, id).orElseThrow();
  }

  private void hurry(EventId id) {
    jdbc.sql("UPDATE billing_inbox SET next_at = received_at WHERE id = ?")
        .param(id.value())
        .update();
    drainer.sweep();
  }

  private void lease(String lane, Instant until) {
    jdbc.sql(
            """
            INSERT INTO billing_lane (lane, holder, held_until) VALUES (?, 'somebody', ?)
            ON DUPLICATE KEY UPDATE holder = 'somebody', held_until = VALUES(held_until)
            """)
        .params(lane, until)
        .update();
  }

  private static void onSpinFor(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
