package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.RentRefund;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalActivated;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.testing.FakeCheckouts;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RentingTest extends RentalTest {
  @Test
  void aPaymentMakesAServerTheRentersAndSharesTheMoneyOut() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 1, 4_900, 1_000);
    Rental rental = rented(offer, Term.MONTH);
    assertThat(rental.state()).isEqualTo(RentalState.ACTIVE);
    assertThat(state(rental.server())).isEqualTo(ServerState.RENTED);
    assertThat(heard.of(RentalActivated.class))
        .containsExactly(
            new RentalActivated(
                rental.id(),
                rental.organization(),
                rental.server(),
                Instant.parse("2026-02-28T12:00:00Z")));
    String id = rental.id().value();
    assertThat(balance(Account.STRIPE_BALANCE, id)).isEqualTo(5_900 - FakeCheckouts.FEE);
    assertThat(balance(Account.STRIPE_FEES, id)).isEqualTo(FakeCheckouts.FEE);
    assertThat(balance(Account.RENTAL_INCOME, id)).isZero();
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-5_310);
    assertThat(rentals.payments(rental))
        .singleElement()
        .extracting(Payment::payableAt)
        .isEqualTo(NOON.plus(Duration.ofDays(14)));
  }

  @Test
  void eventsThatComeTwiceAndTogetherActivateOnce() throws Exception {
    Vendor vendor = vendor();
    Rental rental = paying(organization("one"), offer(vendor, 2, 4_900, 0), Term.MONTH);
    String subscription = stripe.pay(rental.id().value(), NOON);
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Integer> one =
          () -> {
            told(rental, subscription);
            return errands.sweep(clock.instant());
          };
      for (var each : threads.invokeAll(java.util.Collections.nCopies(12, one))) {
        each.get();
      }
    }
    clock.pass(Duration.ofMinutes(2));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(heard.of(RentalActivated.class)).hasSize(1);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410);
    assertThat(rentals.payments(rental)).hasSize(1);
  }

  @Test
  void askedToPayTwiceItIsTheSamePage() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    OrganizationId renter = organization("one");
    Rental first = paying(renter, offer, Term.MONTH);
    Rental second = paying(renter, offer, Term.MONTH);
    assertThat(second).isEqualTo(first);
    assertThat(first.state()).isEqualTo(RentalState.PAYING);
    assertThat(first.checkout().url()).isPresent();
    assertThatThrownBy(
            () -> renting.checkout(organization("two"), first.hold(), "https://x", "https://y"))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void whoseAskingEndedUnknownAsksUnderTheSameName() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    OrganizationId renter = organization("one");
    stripe.afterwards = new CheckoutFailed("the line broke", true, null);
    assertThatThrownBy(() -> paying(renter, offer, Term.MONTH)).isInstanceOf(CheckoutFailed.class);
    stripe.afterwards = null;
    Rental rental = paying(renter, offer, Term.MONTH);
    assertThat(rentals.of(renter)).containsExactly(rental);
    assertThat(rental.checkout().session()).isPresent();
  }

  @Test
  void aPaymentWhoseAnswerWeNeverSawCounts() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    OrganizationId renter = organization("one");
    stripe.afterwards = new CheckoutFailed("the line broke", true, null);
    assertThatThrownBy(() -> paying(renter, offer, Term.MONTH)).isInstanceOf(CheckoutFailed.class);
    Rental rental = rentals.of(renter).getFirst();
    told(rental, stripe.pay(rental.id().value(), NOON));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
  }

  @Test
  void whenTheHoldIsOverThePageIsClosed() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    clock.pass(Duration.ofMinutes(15));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.LAPSED);
    assertThat(state(rental.server())).isEqualTo(ServerState.AVAILABLE);
    assertThat(stripe.expired).containsExactly(rental.checkout().session().orElseThrow());
  }

  @Test
  void paidAfterTheHoldTheSameServerIsTakenIfItIsFree() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = lapsed(offer);
    told(rental, stripe.pay(rental.id().value(), clock.instant()));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(now(rental).server()).isEqualTo(rental.server());
    assertThat(state(rental.server())).isEqualTo(ServerState.RENTED);
  }

  @Test
  void paidAfterTheHoldAnotherServerOfTheOfferIsTaken() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 1, 4_900, 0);
    Rental rental = lapsed(offer);
    Rental other = rented(offer, Term.MONTH);
    var second = available(vendor, offer, "second");
    told(rental, stripe.pay(rental.id().value(), clock.instant()));
    rounds.sweep();
    assertThat(other.server()).isEqualTo(rental.server());
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(now(rental).server()).isEqualTo(second);
  }

  @Test
  void paidAfterTheHoldAndNothingFreeTheMoneyGoesBack() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 1, 4_900, 0);
    Rental rental = lapsed(offer);
    Rental other = rented(offer, Term.MONTH);
    told(rental, stripe.pay(rental.id().value(), clock.instant()));
    rounds.sweep();
    clock.pass(Duration.ofMinutes(2));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.REFUSED);
    assertThat(now(other).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(stripe.refunded).extracting(RentRefund::amount).containsExactly(usd(4_900));
    assertThat(stripe.stopped).containsExactly(subscription(rental));
    assertThat(balance(Account.RENTAL_INCOME, rental.id().value())).isZero();
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410);
  }

  @Test
  void whatWasNotAskedIsNotTaken() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    told(rental, stripe.pay(rental.id().value(), usd(1), NOON));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.REFUSED);
    assertThat(state(rental.server())).isEqualTo(ServerState.AVAILABLE);
    assertThat(stripe.refunded).extracting(RentRefund::amount).containsExactly(usd(1));
  }

  @Test
  void aRefundWhoseEndIsUnknownIsDoneOnce() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    told(rental, stripe.pay(rental.id().value(), usd(1), NOON));
    stripe.afterwards = new CheckoutFailed("the line broke", true, null);
    rounds.sweep();
    assertThat(rentals.refunds(rental))
        .singleElement()
        .matches(refund -> refund.state() == Refund.State.ORDERED)
        .matches(refund -> refund.lastError().isPresent());
    stripe.afterwards = null;
    clock.pass(Duration.ofMinutes(5));
    rounds.sweep();
    assertThat(stripe.refunded).hasSize(1);
    assertThat(rentals.refunds(rental).getFirst().state()).isEqualTo(Refund.State.DONE);
    assertThat(balance(Account.RENTAL_INCOME, rental.id().value())).isZero();
  }

  @Test
  void whatStripeRefusesToGiveBackWaitsForAnOperator() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    told(rental, stripe.pay(rental.id().value(), usd(1), NOON));
    stripe.afterwards = new CheckoutFailed("Stripe answers 400: disputed", false, null);
    rounds.sweep();
    stripe.afterwards = null;
    clock.pass(Duration.ofDays(1));
    rounds.sweep();
    Refund parked = rentals.refunds(rental).getFirst();
    assertThat(parked.state()).isEqualTo(Refund.State.PARKED);
    assertThat(refunding.parked()).contains(parked);
    refunding.tryAgain(parked.id());
    rounds.sweep();
    assertThat(rentals.refunds(rental).getFirst().state()).isEqualTo(Refund.State.DONE);
  }

  @Test
  void aServerTakenAwayWhileItIsPaidForIsReplacedOrTheMoneyGoesBack() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    withdrawing.withdraw(rental.contract().vendor(), rental.server(), "sold");
    told(rental, stripe.pay(rental.id().value(), NOON));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.REFUSED);
    assertThat(state(rental.server())).isEqualTo(ServerState.WITHDRAWN);
  }

  @RepeatedTest(5)
  void aServerTakenAwayInTheInstantOfItsPaymentIsRefusedOrGivenNoticeAndNeverKept()
      throws Exception {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    told(rental, stripe.pay(rental.id().value(), NOON));
    Callable<Object> payment = () -> errands.sweep(clock.instant());
    Callable<Object> withdrawal =
        () -> {
          withdrawing.withdraw(rental.contract().vendor(), rental.server(), "sold");
          return rental;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var each : threads.invokeAll(java.util.List.of(payment, withdrawal))) {
        each.get();
      }
    }
    clock.pass(Duration.ofMinutes(2));
    rounds.sweep();
    assertThat(now(rental).state()).isIn(RentalState.REFUSED, RentalState.RECLAIMING);
    assertThat(state(rental.server())).isIn(ServerState.WITHDRAWN, ServerState.RECLAIMING);
    assertThat(stripe.refunded).extracting(RentRefund::amount).containsExactly(usd(4_900));
  }

  @Test
  void aPaymentThatNoEventToldIsFoundWhenThePageIsClosed() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = paying(organization("one"), offer, Term.MONTH);
    stripe.pay(rental.id().value(), clock.instant());
    clock.pass(Duration.ofMinutes(15));
    rounds.sweep();
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(state(rental.server())).isEqualTo(ServerState.RENTED);
  }

  @Test
  void ofTwoHundredRentersOfTwentyServersTwentyPayAndRentAndNobodyElsePaysAnything()
      throws Exception {
    Offer offer = offer(vendor(), 20, 2_900, 0);
    Callable<Rental> one =
        () -> {
          Rental rental = paying(organization("renter"), offer, Term.MONTH);
          told(rental, stripe.pay(rental.id().value(), clock.instant()));
          errands.sweep(clock.instant());
          return rental;
        };
    java.util.List<Rental> paid = new java.util.ArrayList<>();
    int taken = 0;
    try (var threads = Executors.newFixedThreadPool(40)) {
      for (var each : threads.invokeAll(java.util.Collections.nCopies(200, one))) {
        try {
          paid.add(each.get());
        } catch (java.util.concurrent.ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(dev.rowhouse.marketplace.JustTaken.class);
          taken++;
        }
      }
    }
    clock.pass(Duration.ofMinutes(2));
    rounds.sweep();
    assertThat(taken).isEqualTo(180);
    assertThat(paid).hasSize(20).allMatch(each -> now(each).state() == RentalState.ACTIVE);
    assertThat(paid.stream().map(each -> now(each).server()).distinct()).hasSize(20);
    assertThat(stripe.refunded).isEmpty();
  }

  private Rental lapsed(Offer offer) {
    Rental rental = paying(organization("late"), offer, Term.MONTH);
    clock.pass(Duration.ofMinutes(15));
    rounds.sweep();
    return now(rental);
  }

  private static Money usd(long cents) {
    return Money.of(cents, "USD");
  }
}
