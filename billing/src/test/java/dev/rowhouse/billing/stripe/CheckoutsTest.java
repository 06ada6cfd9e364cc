package dev.rowhouse.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckoutsTest extends BillingTest {
  @Autowired StripeKeys keys;
  @Autowired Checkouts checkouts;

  @BeforeEach
  void saveKey() {
    STRIPE.reset();
    keys.save(Platform.OWNER, "rk_test_0123456789abcdef");
  }

  @Test
  void aPageAsksForTheTermsRentAndTheSetup() {
    OpenCheckout page = checkouts.open(wanted(1_000));
    assertThat(page.url()).endsWith(page.session());
    assertThat(STRIPE.rent.changes)
        .singleElement()
        .asString()
        .contains(
            "mode=subscription",
            "subscription_data[metadata][rental]=rnt_1",
            "line_items[0][price_data][unit_amount]=14700",
            "line_items[0][price_data][currency]=usd",
            "line_items[0][price_data][recurring][interval]=month",
            "line_items[0][price_data][recurring][interval_count]=3",
            "line_items[1][price_data][unit_amount]=1000");
  }

  @Test
  void askedTwiceUnderANameItIsOnePage() {
    assertThat(checkouts.open(wanted(0))).isEqualTo(checkouts.open(wanted(0)));
    assertThat(STRIPE.rent.changes).singleElement().asString().doesNotContain("line_items[1]");
  }

  @Test
  void aPageIsClosedOnceAndWhatIsPaidIsNoFailure() {
    String session = checkouts.open(wanted(0)).session();
    checkouts.expire(session);
    checkouts.expire(session);
    assertThat(STRIPE.rent.session(session)).isEqualTo("expired");
    STRIPE.rent.complete(session);
    checkouts.expire(session);
    assertThatThrownBy(() -> checkouts.expire("cs_none"))
        .isInstanceOf(CheckoutFailed.class)
        .matches(e -> !((CheckoutFailed) e).passing());
  }

  @Test
  void aSubscriptionTellsWhatWasPaidTheOldestFirst() {
    STRIPE.rent.has("sub_1", "past_due");
    RentSubscription told = checkouts.read("sub_1");
    assertThat(told.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
    assertThat(told.rental()).isEqualTo("rnt_1");
    assertThat(told.paid())
        .containsExactly(
            new RentInvoice(
                "in_1", "pi_in_1", Money.of(5_900, "USD"), Instant.ofEpochSecond(1_769_860_800)),
            new RentInvoice(
                "in_2", "pi_in_2", Money.of(4_900, "USD"), Instant.ofEpochSecond(1_772_366_400)));
    assertThat(checkouts.fee("pi_in_1")).isEqualTo(Money.of(172, "USD"));
  }

  @Test
  void aPaymentTellsWhatMovedOfItWithoutOurAsking() {
    STRIPE.rent.has("sub_1", "active");
    assertThat(checkouts.read("sub_1").paid()).allMatch(each -> each.setbacks().isEmpty());
    STRIPE.rent.disputed.add("pi_in_2");
    STRIPE.rent.refundedOutside.add("pi_in_1");
    checkouts.refund(new RentRefund("rfd_ours", "pi_in_1", Money.of(100, "USD"), false));
    var paid = checkouts.read("sub_1").paid();
    assertThat(paid.getFirst().setbacks())
        .containsExactly(
            new RentSetback(
                "txn_outside",
                RentSetback.Why.REFUND,
                Money.of(-1_000, "USD"),
                Money.of(0, "USD"),
                Instant.ofEpochSecond(1_772_366_700)));
    assertThat(paid.getLast().setbacks())
        .extracting(RentSetback::transaction)
        .containsExactly("txn_taken", "txn_won");
    assertThat(paid.getLast().setbacks().getFirst().fee()).isEqualTo(Money.of(1_500, "USD"));
  }

  @Test
  void aRefundIsMadeOnceAlsoWhenStripeForgotItsName() {
    var first = new RentRefund("rfd_1", "pi_1", Money.of(3_325, "USD"), false);
    String id = checkouts.refund(first);
    assertThat(checkouts.refund(first)).isEqualTo(id);
    STRIPE.rent.forgetNames();
    assertThat(checkouts.refund(new RentRefund("rfd_1", "pi_1", first.amount(), true)))
        .isEqualTo(id);
    assertThat(STRIPE.rent.changes)
        .singleElement()
        .asString()
        .contains("amount=3325", "payment_intent=pi_1", "metadata[operation]=rfd_1");
  }

  @Test
  void paymentsStopNowOrAtTheEndAndNotTwice() {
    STRIPE.rent.has("sub_1", "active");
    checkouts.stop("sub_1", true);
    checkouts.stop("sub_1", false);
    checkouts.stop("sub_1", false);
    assertThat(STRIPE.rent.changes)
        .containsExactly(
            "POST /v1/subscriptions/sub_1 {cancel_at_period_end=true}",
            "DELETE /v1/subscriptions/sub_1 {}");
  }

  @Test
  void anotherRentHoldsFromTheNextTermOn() {
    STRIPE.rent.has("sub_1", "active");
    checkouts.reprice("sub_1", Money.of(17_400, "USD"), 3, "rnt_1:reprice:2");
    checkouts.reprice("sub_1", Money.of(17_400, "USD"), 3, "rnt_1:reprice:2");
    assertThat(STRIPE.rent.changes)
        .singleElement()
        .asString()
        .contains(
            "items[0][id]=si_1",
            "items[0][price_data][product]=prod_1",
            "items[0][price_data][unit_amount]=17400",
            "proration_behavior=none");
  }

  @Test
  void aFailureSaysWhetherItPasses() {
    STRIPE.status = 500;
    assertThatThrownBy(() -> checkouts.open(wanted(0)))
        .isInstanceOf(CheckoutFailed.class)
        .matches(e -> ((CheckoutFailed) e).passing());
    STRIPE.status = 400;
    assertThatThrownBy(() -> checkouts.open(wanted(0)))
        .isInstanceOf(CheckoutFailed.class)
        .matches(e -> !((CheckoutFailed) e).passing())
        .hasMessageContaining("400");
  }

  @Test
  void withoutAKeyNothingIsAsked() {
    keys.forget(Platform.OWNER, false);
    assertThatThrownBy(() -> checkouts.read("sub_1")).hasMessageContaining("no Stripe key");
  }

  private static RentCheckout wanted(long setup) {
    return new RentCheckout(
        "rnt_1:checkout",
        "rnt_1",
        "Quay 8",
        3,
        Money.of(14_700, "USD"),
        Money.of(setup, "USD"),
        "https://x.example/ok",
        "https://x.example/no");
  }
}
