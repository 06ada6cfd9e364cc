package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.RentalPastDue;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.ServerToWipe;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.payout.Dues;
import dev.rowhouse.marketplace.payout.PayingOut;
import dev.rowhouse.marketplace.payout.Payout;
import dev.rowhouse.marketplace.payout.Payouts;
import dev.rowhouse.marketplace.payout.Sending;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import dev.rowhouse.marketplace.testing.FakeTransfers;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator can do to contracts and money, beside what the clock and Stripe do. */
class OperatingTest extends RentalTest {
  @Autowired Ending ending;
  @Autowired Settings settings;
  @Autowired Dues dues;
  @Autowired PayingOut payingOut;
  @Autowired Sending sending;
  @Autowired Payouts payouts;
  @Autowired FakeTransfers transfers;

  @AfterEach
  void asConfigured() {
    jdbc.sql("DELETE FROM marketplace_setting").update();
    transfers.refuse(null);
  }

  @Test
  void whatAnOperatorEndsGivesNoticeAndTheUnusedRentBack() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.pass(Duration.ofDays(14));
    assertThatThrownBy(() -> ending.now(rental.id(), " ")).isInstanceOf(Rejected.class);
    ending.now(rental.id(), "the law asks for it");
    rounds.sweep();
    assertThat(now(rental).reclaim().orElseThrow().reason()).isEqualTo(ReclaimReason.OPERATOR);
    assertThat(rentals.refunds(rental)).hasSize(1);
    assertThat(rentals.refunds(rental).getFirst().amount()).isEqualTo(Money.of(2_450, "USD"));
    assertThat(rentals.history(rental).getLast().cause()).contains("the law asks for it");
    assertThatThrownBy(() -> ending.now(rental.id(), "again")).isInstanceOf(NotNow.class);
  }

  @Test
  void aStepOfDunningThatIsForgivenComesAgainLater() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to().plus(Duration.ofDays(1)));
    rounds.sweep();
    days(7);
    assertThat(now(rental).pastDue().orElseThrow().steps()).isEqualTo(3);
    assertThat(now(rental).takesSignups()).isFalse();
    heard.forget();
    dunning.forgive(rental.id(), clock.instant());
    assertThat(now(rental).pastDue().orElseThrow().steps()).isEqualTo(2);
    assertThat(now(rental).takesSignups()).isTrue();
    assertThat(heard.of(RentalPastDue.class)).hasSize(1);
    assertThat(dunning.next(now(rental))).contains(clock.instant().plus(Duration.ofDays(4)));
    days(4);
    assertThat(now(rental).takesSignups()).isFalse();
  }

  @Test
  void theNoticeCannotBeForgivenAndNeitherWhatIsPaid() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    assertThatThrownBy(() -> dunning.forgive(rental.id(), clock.instant()))
        .isInstanceOf(NotNow.class);
    clock.set(rental.span().orElseThrow().to().plus(Duration.ofDays(1)));
    rounds.sweep();
    assertThatThrownBy(() -> dunning.forgive(rental.id(), clock.instant()))
        .isInstanceOf(NotNow.class);
  }

  @Test
  void whoIsOnTheLadderStaysOnTheOneThatTheyBegan() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to().plus(Duration.ofDays(1)));
    rounds.sweep();
    settings.change(Map.of(Setting.RECLAIM_AFTER, 60), "softer", "op_1");
    assertThat(now(rental).pastDue().orElseThrow().ladder()).isEqualTo(new Ladder(3, 7, 14));
    Rental later = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(later.span().orElseThrow().to().plus(Duration.ofDays(1)));
    rounds.sweep();
    assertThat(now(later).pastDue().orElseThrow().ladder()).isEqualTo(new Ladder(3, 7, 60));
  }

  @Test
  void settingsAreCheckedAtTheirFieldAndKeepTheirHistory() {
    assertThatThrownBy(() -> Setting.FEE.read("ten"))
        .isInstanceOf(Rejected.class)
        .hasFieldOrPropertyWithValue("field", "FEE");
    assertThatThrownBy(() -> Setting.FEE.read("5001")).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> settings.change(Map.of(Setting.NO_SIGNUPS_AFTER, 2), "sooner", "op_1"))
        .hasFieldOrPropertyWithValue("field", "NO_SIGNUPS_AFTER");
    settings.change(Map.of(Setting.FEE, 1_250, Setting.HOLD, 15), "costs rose", "op_1");
    assertThat(settings.number(Setting.FEE)).isEqualTo(1_250);
    assertThat(settings.changes().getFirst().before()).isEqualTo(1_000);
    assertThat(settings.changes().getFirst().setting()).isEqualTo(Setting.FEE);
    assertThat(vendor().feeBasisPoints()).isEqualTo(1_250);
  }

  @Test
  void whatIsSwitchedOffIsRefusedInWords() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    settings.change(Map.of(Setting.RENTING, 0, Setting.APPLYING, 0), "audit", "op_1");
    assertThatThrownBy(() -> holding.hold(organization("renter"), offer.id(), Term.MONTH))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("at the moment");
    assertThatThrownBy(this::vendor).isInstanceOf(Rejected.class);
  }

  @Test
  void aWipeThatFailedIsTriedAgainAndOnlyThat() {
    Offer offer = offer(vendor(), 1, 4_900, 0);
    Rental rental = rented(offer, Term.MONTH);
    ServerId server = rental.server();
    ending.now(rental.id(), "over");
    reclaiming.drained(rental.id());
    wiping.failed(server, "it does not answer");
    assertThat(servers.unwiped()).contains(server);
    heard.forget();
    wiping.again(server, "tried again");
    assertThat(state(server)).isEqualTo(ServerState.WIPING);
    assertThat(heard.of(ServerToWipe.class)).containsExactly(new ServerToWipe(server));
    wiping.wiped(server, "all blocks discarded");
    assertThat(state(server)).isEqualTo(ServerState.AVAILABLE);
    assertThat(servers.unwiped()).doesNotContain(server);
    assertThatThrownBy(() -> wiping.again(server, "once more")).isInstanceOf(NotNow.class);
  }

  @Test
  void aVendorIsPaidWhatIsDueOnceAndTheBooksSaySo() {
    Vendor vendor = paidVendor();
    assertThat(dues.of(vendor.id(), USD).due()).isEqualTo(usd(0));
    clock.pass(Duration.ofDays(15));
    assertThat(dues.of(vendor.id(), USD).due()).isEqualTo(usd(4_410));
    assertThatThrownBy(() -> payingOut.order(vendor.id(), usd(4_411), "op_1"))
        .hasFieldOrPropertyWithValue("field", "amount");
    Payout payout = payingOut.order(vendor.id(), usd(4_410), "op_1");
    assertThat(dues.of(vendor.id(), USD).due()).isEqualTo(usd(0));
    sending.sweep();
    sending.sweep();
    assertThat(payouts.find(payout.id()).orElseThrow().state()).isEqualTo(Payout.State.DONE);
    assertThat(transfers.sent()).containsEntry(payout.id().value(), usd(4_410));
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
    assertThat(balance(Account.STRIPE_BALANCE, vendor.id().value())).isEqualTo(-4_410);
  }

  @Test
  void whatStripeDidWithoutSayingSoIsFoundAndBookedOnce() {
    Vendor vendor = paidVendor();
    clock.pass(Duration.ofDays(15));
    Payout payout = payingOut.order(vendor.id(), usd(1_000), "op_1");
    transfers.refuse(new CheckoutFailed("Stripe cannot be reached", true, null));
    sending.sweep();
    assertThat(payouts.find(payout.id()).orElseThrow().state()).isEqualTo(Payout.State.ORDERED);
    transfers.refuse(null);
    clock.pass(Duration.ofMinutes(5));
    sending.sweep();
    assertThat(payouts.find(payout.id()).orElseThrow().state()).isEqualTo(Payout.State.DONE);
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-3_410);
  }

  @Test
  void whatStripeRefusesIsParkedAndMayBeTakenBack() {
    Vendor vendor = paidVendor();
    clock.pass(Duration.ofDays(15));
    Payout payout = payingOut.order(vendor.id(), usd(1_000), "op_1");
    transfers.refuse(new CheckoutFailed("Stripe answers 400: no such destination", false, null));
    sending.sweep();
    assertThat(payouts.parked()).extracting(Payout::id).contains(payout.id());
    payingOut.cancel(payout.id());
    assertThat(dues.of(vendor.id(), USD).due()).isEqualTo(usd(4_410));
    assertThatThrownBy(() -> payingOut.tryAgain(payout.id())).isInstanceOf(NotNow.class);
  }

  @Test
  void whatWasPaidByBankIsBookedAtOnce() {
    Vendor vendor = paidVendor();
    clock.pass(Duration.ofDays(15));
    assertThatThrownBy(() -> payingOut.paid(vendor.id(), usd(10), " ", "op_1"))
        .hasFieldOrPropertyWithValue("field", "reference");
    payingOut.paid(vendor.id(), usd(4_410), "SEPA 4711", "op_1");
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isZero();
    assertThat(balance(Account.BANK, vendor.id().value())).isEqualTo(-4_410);
  }

  private Vendor paidVendor() {
    Vendor vendor = vendor();
    rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    return vendor;
  }

  private static Money usd(long minor) {
    return new Money(minor, USD);
  }
}
