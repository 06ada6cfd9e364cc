package dev.rowhouse.billing.stripe;

import static dev.rowhouse.billing.testing.StripeEvents.object;
import static dev.rowhouse.billing.testing.StripeEvents.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.inbox.EventState;
import dev.rowhouse.billing.subscription.Subscriptions;
import dev.rowhouse.billing.testing.StripeEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class FetchingTest extends BillingTest {
  private static final String KEY = "rk_test_0123456789abcdef";

  @Autowired StripeKeys keys;
  @Autowired Subscriptions subscriptions;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void saveKey() {
    STRIPE.reset();
    keys.save(owner, KEY);
  }

  @Test
  void withAKeyTheSubscriptionIsWhatStripeTellsNowAndNotWhatTheEventSaid() {
    STRIPE.has("sub_1", object("sub_1", "past_due"));
    EventId id = done(subscription("customer.subscription.updated", "sub_1", "active", 1));
    assertThat(status("sub_1")).isEqualTo(SubscriptionStatus.PAST_DUE);
    assertThat(event(id).outcome()).contains("fetched from Stripe");
  }

  @Test
  void invoicesAndCheckoutsLeadToTheirSubscription() {
    STRIPE.has("sub_2", object("sub_2", "active"));
    done(event("invoice.paid", "{\"object\":\"invoice\",\"subscription\":\"sub_2\"}"));
    assertThat(status("sub_2")).isEqualTo(SubscriptionStatus.ACTIVE);
    STRIPE.has("sub_2", object("sub_2", "past_due"));
    done(
        event(
            "invoice.payment_failed",
            """
            {"object":"invoice","parent":{"type":"subscription_details",
             "subscription_details":{"subscription":"sub_2"}}}\
            """));
    assertThat(status("sub_2")).isEqualTo(SubscriptionStatus.PAST_DUE);
    STRIPE.has("sub_3", object("sub_3", "trialing"));
    done(
        event(
            "checkout.session.completed",
            "{\"object\":\"checkout.session\",\"subscription\":{\"id\":\"sub_3\"}}"));
    assertThat(status("sub_3")).isEqualTo(SubscriptionStatus.TRIALING);
  }

  @Test
  void aThinEventIsFetched() {
    STRIPE.has("sub_4", object("sub_4", "active"));
    done(
        """
        {"id":"%s","object":"v2.core.event","type":"v1.customer.subscription.updated",
         "livemode":false,"related_object":{"id":"sub_4","type":"subscription",
         "url":"/v1/subscriptions/sub_4"}}\
        """
            .formatted(StripeEvents.id()));
    assertThat(status("sub_4")).isEqualTo(SubscriptionStatus.ACTIVE);
  }

  @Test
  void whenStripeDoesNotAnswerTheEventWaitsAndSaysWhy() {
    STRIPE.status = 403;
    EventId id =
        accepted(post(subscription("customer.subscription.updated", "sub_5", "active", 1)));
    await().until(() -> event(id).attempts() == 1);
    assertThat(event(id).lastError()).contains("403").contains("restricted key");
    assertThat(event(id).state()).isEqualTo(EventState.PENDING);
    STRIPE.reset();
    STRIPE.has("sub_5", object("sub_5", "active"));
    inbox.replay(id);
    await().until(() -> event(id).state() == EventState.DONE);
  }

  @Test
  void aKeyOfTheOtherModeIsNotUsed() {
    keys.forget(owner, false);
    keys.save(owner, "rk_live_0123456789abcdef");
    STRIPE.calls.clear();
    done(subscription("customer.subscription.updated", "sub_6", "active", 1));
    assertThat(STRIPE.calls).isEmpty();
  }

  @Test
  void keysAreCheckedWhenTheyAreSavedAndNeverShown() {
    STRIPE.status = 403;
    assertThatThrownBy(() -> keys.save(owner, KEY))
        .isInstanceOf(InvalidStripeKey.class)
        .hasMessageContaining("may not read");
    STRIPE.status = 401;
    assertThatThrownBy(() -> keys.save(owner, KEY)).hasMessageContaining("not valid");
    STRIPE.reset();
    assertThatThrownBy(() -> keys.save(owner, "sk_live_0123456789abcdef"))
        .hasMessageContaining("restricted key");
    assertThat(keys.list(owner)).singleElement().hasToString(keys.list(owner).get(0).toString());
    assertThat(keys.list(owner).toString()).doesNotContain(KEY).contains("cdef");
    assertThat(jdbc.sql("SELECT sealed FROM billing_stripe_key").query(String.class).list())
        .noneMatch(sealed -> sealed.contains("0123456789"));
  }

  private EventId done(String payload) {
    EventId id = accepted(post(payload));
    await().until(() -> event(id).state() == EventState.DONE);
    return id;
  }

  private static String event(String type, String object) {
    return StripeEvents.event(StripeEvents.id(), type, 1, object);
  }

  private SubscriptionStatus status(String id) {
    return subscriptions.find(owner, id).orElseThrow().status();
  }
}
