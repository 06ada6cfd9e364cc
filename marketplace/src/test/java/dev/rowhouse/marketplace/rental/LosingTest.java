package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.Outcome;
import dev.rowhouse.billing.PaymentChanged;
import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.stripe.Platform;
import dev.rowhouse.billing.stripe.RentSetback;
import dev.rowhouse.billing.stripe.RentSetback.Why;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalReclaiming;
import dev.rowhouse.marketplace.RentalResumed;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.testing.FakeCheckouts;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments that are taken back by the payer's bank, or by somebody at Stripe. */
class LosingTest extends RentalTest {
  private static final long DISPUTE_FEE = 1_500;

  @Autowired Payables payables;

  @Test
  void aDisputeTakesTheServerBackAndIsBookedAsItMoved() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    disputed(rental, "txn_1" + rental.id().value());
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    assertThat(heard.of(RentalReclaiming.class))
        .singleElement()
        .matches(news -> news.reason() == ReclaimReason.TAKEN_BACK)
        .matches(news -> news.deadline().equals(NOON.plus(Duration.ofDays(3))));
    assertThat(state(rental.server())).isEqualTo(ServerState.RECLAIMING);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
    assertThat(balance(Account.STRIPE_BALANCE, rental.id().value()))
        .isEqualTo(-FakeCheckouts.FEE - DISPUTE_FEE);
    assertThat(payables.of(vendor.id(), USD, NOON).held().minor()).isZero();
    clock.pass(Duration.ofDays(3));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ENDED);
    assertThat(stripe.refunded).isEmpty();
    assertThat(stripe.stopped).containsExactly(subscription(rental));
  }

  @Test
  void toldTwiceAndSeenManyTimesItIsBookedOnce() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    disputed(rental, "txn_2" + rental.id().value());
    changed(rental);
    changed(rental);
    rounds.sweep();
    assertThat(rentals.setbacks(rental)).hasSize(1);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
  }

  @Test
  void aDisputeThatIsWonInTimeLetsTheRentalGoOn() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    disputed(rental, "txn_3" + rental.id().value());
    clock.pass(Duration.ofDays(2));
    moves(rental, "txn_4" + rental.id().value(), Why.DISPUTE, 4_900, -DISPUTE_FEE);
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(now(rental).reclaim()).isEmpty();
    assertThat(state(rental.server())).isEqualTo(ServerState.RENTED);
    assertThat(heard.of(RentalResumed.class)).hasSize(1);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410);
    assertThat(stripe.stopped).isEmpty();
    clock.pass(Duration.ofDays(2));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
  }

  @Test
  void aDisputeWhileTheServerIsStillOnItsWayEndsItBeforeItBegan() {
    Rental rental = paying(organization("one"), offer(vendor(), 1, 4_900, 0), Term.MONTH);
    String subscription = stripe.pay(rental.id().value(), NOON);
    stripe.moves(subscription, setback("txn_5" + rental.id().value(), Why.DISPUTE, -4_900, 1_500));
    told(rental, subscription);
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    reclaiming.drained(rental.id());
    assertThat(state(rental.server())).isEqualTo(ServerState.WIPING);
  }

  @Test
  void whatSomebodyGaveBackAtStripeIsBookedAndEndsTheRentalOnlyWhenNothingIsLeft() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    moves(rental, "txn_6" + rental.id().value(), Why.REFUND, -1_000, 0);
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410 + 900);
    assertThat(canceling.quote(rental.organization(), rental.id()).refund().minor())
        .isEqualTo(3_900);
    moves(rental, "txn_7" + rental.id().value(), Why.REFUND, -3_900, 0);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
  }

  @Test
  void aDisputeOfAPastTermIsBookedAndThePresentOneGoesOn() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    moves(rental, "txn_8" + rental.id().value(), Why.DISPUTE, -4_900, DISPUTE_FEE);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    reclaiming.drained(rental.id());
    moves(rental, "txn_9" + rental.id().value(), Why.DISPUTE, 4_900, 0);
    assertThat(now(rental).state()).isEqualTo(RentalState.ENDED);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410);
  }

  @Test
  void newsOfAPaymentThatIsNotKnownYetComesAgainAndThenIsNobodys() {
    var news = new PaymentChanged(Platform.OWNER, "pi_unknown", NOON, new Outcome());
    assertThatThrownBy(() -> tell(news)).hasMessageContaining("not known yet");
    clock.pass(Duration.ofMinutes(11));
    tell(news);
    assertThat(news.outcome().words()).contains("no payment of a rental");
  }

  @Test
  void whatNoEventToldIsFoundWithinADay() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    stripe.moves(
        subscription(rental), setback("txn_a" + rental.id().value(), Why.DISPUTE, -4_900, 1_500));
    days(1);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
  }

  private void disputed(Rental rental, String transaction) {
    moves(rental, transaction, Why.DISPUTE, -4_900, DISPUTE_FEE);
  }

  private void moves(Rental rental, String transaction, Why why, long minor, long fee) {
    stripe.moves(subscription(rental), setback(transaction, why, minor, fee));
    changed(rental);
    rounds.sweep();
  }

  private RentSetback setback(String transaction, Why why, long minor, long fee) {
    return new RentSetback(
        transaction, why, Money.of(minor, "USD"), Money.of(fee, "USD"), clock.instant());
  }

  private void changed(Rental rental) {
    String payment = stripe.charge(subscription(rental));
    tell(new PaymentChanged(Platform.OWNER, payment, clock.instant(), new Outcome()));
  }

  private void tell(PaymentChanged change) {
    transactions.executeWithoutResult(_ -> publisher.publishEvent(change));
  }
}
