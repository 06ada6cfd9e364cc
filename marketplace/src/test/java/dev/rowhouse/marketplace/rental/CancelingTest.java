package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.stripe.RentRefund;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.RentalEnded;
import dev.rowhouse.marketplace.RentalReclaiming;
import dev.rowhouse.marketplace.ServerToWipe;
import dev.rowhouse.marketplace.inventory.Incident;
import dev.rowhouse.marketplace.inventory.IncidentKind;
import dev.rowhouse.marketplace.inventory.Incidents;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CancelingTest extends RentalTest {
  @Autowired Incidents incidents;
  @Autowired Payables payables;

  @Test
  void whatIsQuotedIsWhatIsGivenBackAndBooked() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 1_000), Term.MONTH);
    // Nine of 28 days are used, and setup is not given back: 4900 × 19 ÷ 28.
    clock.pass(Duration.ofDays(9));
    Quote quote = canceling.quote(rental.organization(), rental.id());
    assertThat(quote.refund()).isEqualTo(Money.of(3_325, "USD"));
    clock.pass(Duration.ofMinutes(10));
    canceling.now(rental.organization(), quote);
    rounds.sweep();
    assertThat(stripe.refunded).extracting(RentRefund::amount).containsExactly(quote.refund());
    // 90 % of 5900 is the vendor's, and it gives 90 % of the refund: 2992.5, rounded up.
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-5_310 + 2_993);
    assertThat(stripe.stopped).containsExactly(subscription(rental));
  }

  @Test
  void anOldOrForgedQuoteIsRefused() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    Quote quote = canceling.quote(rental.organization(), rental.id());
    var more = new Quote(quote.rental(), quote.asOf(), Money.of(4_901, "USD"), quote.outBy());
    assertThatThrownBy(() -> canceling.now(rental.organization(), more))
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", "quote");
    clock.pass(Duration.ofMinutes(16));
    assertThatThrownBy(() -> canceling.now(rental.organization(), quote))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> canceling.quote(organization("other"), rental.id()))
        .isInstanceOf(NotNow.class);
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
  }

  @Test
  void canceledTwiceItIsGivenBackOnce() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    Quote quote = canceling.quote(rental.organization(), rental.id());
    canceling.now(rental.organization(), quote);
    assertThatThrownBy(() -> canceling.now(rental.organization(), quote))
        .isInstanceOf(NotNow.class);
    rounds.sweep();
    rounds.sweep();
    assertThat(stripe.refunded).hasSize(1);
  }

  @Test
  void tenantsMoveOutThenTheServerIsWipedAndOnTheMarketAgain() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = rented(offer, Term.MONTH);
    canceling.now(rental.organization(), canceling.quote(rental.organization(), rental.id()));
    assertThat(heard.of(RentalReclaiming.class))
        .containsExactly(
            new RentalReclaiming(
                rental.id(),
                rental.organization(),
                rental.server(),
                NOON.plus(Duration.ofDays(1)),
                ReclaimReason.CANCELED));
    assertThat(state(rental.server())).isEqualTo(ServerState.RECLAIMING);
    reclaiming.drained(rental.id());
    reclaiming.drained(rental.id());
    assertThat(heard.of(RentalEnded.class)).hasSize(1);
    assertThat(heard.of(ServerToWipe.class)).containsExactly(new ServerToWipe(rental.server()));
    assertThat(state(rental.server())).isEqualTo(ServerState.WIPING);
    wiping.wiped(rental.server(), "all blocks discarded, none readable");
    assertThat(state(rental.server())).isEqualTo(ServerState.AVAILABLE);
    assertThat(rented(offer, Term.MONTH).server()).isEqualTo(rental.server());
  }

  @Test
  void whatDoesNotMoveOutIsOutAtTheDeadline() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    canceling.now(rental.organization(), canceling.quote(rental.organization(), rental.id()));
    clock.pass(Duration.ofDays(1).minusSeconds(1));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    clock.pass(Duration.ofSeconds(1));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ENDED);
  }

  @Test
  void canceledForTheTermsEndItGoesOnUntilThenAndNothingIsGivenBack() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    canceling.atTermsEnd(rental.organization(), rental.id());
    rounds.sweep();
    assertThat(stripe.stopped).containsExactly(subscription(rental) + " at the end");
    assertThat(now(rental).takesSignups()).isTrue();
    clock.set(rental.span().orElseThrow().to());
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    assertThat(stripe.refunded).isEmpty();
  }

  @Test
  void aCancellationForTheTermsEndIsTakenBackAndItRenewsItselfAgain() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    canceling.atTermsEnd(rental.organization(), rental.id());
    rounds.sweep();
    canceling.takeBack(rental.organization(), rental.id());
    rounds.sweep();
    String subscription = subscription(rental);
    assertThat(stripe.stopped)
        .containsExactly(subscription + " at the end", subscription + " goes on");
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    clock.set(rental.span().orElseThrow().to().plus(Duration.ofHours(25)));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.PAST_DUE);
    assertThatThrownBy(() -> canceling.takeBack(rental.organization(), rental.id()))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void ofACancellationThatWasTakenBackAtOnceStripeHearsTheLastWordOnly() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    canceling.atTermsEnd(rental.organization(), rental.id());
    canceling.takeBack(rental.organization(), rental.id());
    rounds.sweep();
    assertThat(stripe.stopped).containsExactly(subscription(rental) + " goes on");
  }

  @Test
  void termsThatArePaidAheadAreGivenBackToo() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    clock.pass(Duration.ofDays(14));
    stripe.charge(subscription(rental), Money.of(4_900, "USD"), clock.instant());
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).span().orElseThrow().number()).isEqualTo(2);
    Quote quote = canceling.quote(rental.organization(), rental.id());
    assertThat(quote.refund()).isEqualTo(Money.of(2_450 + 4_900, "USD"));
    canceling.now(rental.organization(), quote);
    rounds.sweep();
    assertThat(stripe.refunded)
        .extracting(RentRefund::amount)
        .containsExactlyInAnyOrder(Money.of(2_450, "USD"), Money.of(4_900, "USD"));
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-8_820 + 6_615);
  }

  @Test
  void aVendorThatTakesARentedServerBackPaysForIt() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    clock.pass(Duration.ofDays(14));
    withdrawing.withdraw(rental.contract().vendor(), rental.server(), "sold");
    withdrawing.withdraw(rental.contract().vendor(), rental.server(), "sold");
    rounds.sweep();
    assertThat(heard.of(RentalReclaiming.class))
        .singleElement()
        .matches(news -> news.reason() == ReclaimReason.VENDOR_WITHDREW)
        .matches(news -> news.deadline().equals(NOON.plus(Duration.ofDays(21))));
    assertThat(stripe.refunded)
        .extracting(RentRefund::amount)
        .containsExactly(Money.of(2_450, "USD"));
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-4_410 + 2_205);
    clock.pass(Duration.ofDays(7));
    rounds.sweep();
    wiping.wiped(rental.server(), "all blocks discarded");
    assertThat(state(rental.server())).isEqualTo(ServerState.WITHDRAWN);
  }

  @Test
  void aMachineThatDiesIsBrokenAndTheRestIsGivenBack() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.pass(Duration.ofDays(7));
    withdrawing.died(rental.server(), "no answer for a day");
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ENDED);
    assertThat(state(rental.server())).isEqualTo(ServerState.BROKEN);
    assertThat(stripe.refunded)
        .extracting(RentRefund::amount)
        .containsExactly(Money.of(3_675, "USD"));
    assertThat(incidents.of(rental.server()))
        .extracting(Incident::kind)
        .containsExactly(IncidentKind.DIED);
  }

  @Test
  void aVendorThatLeavesTakesFreeServersAtOnceAndRentedOnesWithNotice() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 2, 4_900, 0);
    Rental rental = rented(offer, Term.MONTH);
    deciding.leave(vendor.id(), "closing down", "vendor");
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    assertThat(servers.of(vendor.id()))
        .extracting(server -> server.state())
        .containsExactlyInAnyOrder(ServerState.RECLAIMING, ServerState.WITHDRAWN);
    rounds.sweep();
    assertThat(stripe.refunded)
        .extracting(RentRefund::amount)
        .containsExactly(Money.of(4_900, "USD"));
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
  }

  @Test
  void aVendorIsPaidWhenTheHoldIsOverAndNotWhatWentBack() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    Instant released = NOON.plus(Duration.ofDays(14));
    assertThat(due(vendor, NOON)).isZero();
    assertThat(due(vendor, released.minusMillis(1))).isZero();
    assertThat(due(vendor, released)).isEqualTo(4_410);
    clock.pass(Duration.ofDays(14));
    withdrawing.withdraw(rental.contract().vendor(), rental.server(), "sold");
    rounds.sweep();
    assertThat(due(vendor, released)).isEqualTo(2_205);
  }

  private long due(Vendor vendor, Instant now) {
    return payables.of(vendor.id(), USD, now).due().minor();
  }

  @Test
  void aServerIsInOneRentalAtMostWhateverTheCodeDoes() {
    Offer offer = offer(vendor(), 2, 4_900, 0);
    Rental one = rented(offer, Term.MONTH);
    Rental two = rented(offer, Term.MONTH);
    assertThatThrownBy(() ->
            jdbc.sql("UPDATE marketplace_rental SET server_id = ? WHERE id = ?")
                .params(one.server().value(), two.id().value())
                .update())
        .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
  }
}
