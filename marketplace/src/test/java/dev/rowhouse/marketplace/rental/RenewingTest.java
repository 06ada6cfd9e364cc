package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalPastDue;
import dev.rowhouse.marketplace.RentalReclaiming;
import dev.rowhouse.marketplace.RentalRenews;
import dev.rowhouse.marketplace.RentalResumed;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewingTest extends RentalTest {
  @Test
  void theDayOfTheMonthIsKeptAndClamped() {
    Span span = Span.first(NOON, 1, ZoneOffset.UTC);
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < 4; i++, span = span.following(1, ZoneOffset.UTC)) {
      ends.add(span.to().toString().substring(0, 10));
    }
    assertThat(ends).containsExactly("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31");
    assertThat(Span.first(Instant.parse("2024-02-29T00:00:00Z"), 12, ZoneOffset.UTC).to())
        .isEqualTo(Instant.parse("2025-02-28T00:00:00Z"));
  }

  @Test
  void aTermFollowsTheCalendarOfItsZone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Span span = Span.first(Instant.parse("2026-02-28T23:30:00Z"), 1, berlin);
    assertThat(span.to()).isEqualTo(Instant.parse("2026-03-31T22:30:00Z"));
    assertThat(span.following(1, berlin).to()).isEqualTo(Instant.parse("2026-04-30T22:30:00Z"));
  }

  @Test
  void thePaymentOfTheNextTermExtendsTheRentalOnce() {
    Vendor vendor = vendor();
    Rental rental = rented(offer(vendor, 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to());
    stripe.charge(subscription(rental), Money.of(4_900, "USD"), clock.instant());
    told(rental, subscription(rental));
    told(rental, subscription(rental));
    rounds.sweep();
    clock.pass(Duration.ofHours(3));
    rounds.sweep();
    Span span = now(rental).span().orElseThrow();
    assertThat(span.number()).isEqualTo(2);
    assertThat(span.to()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
    assertThat(balance(Account.VENDOR_PAYABLE, vendor.id().value())).isEqualTo(-2 * 4_410);
  }

  @Test
  void aRenewalThatNoEventToldOfIsFound() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to());
    stripe.charge(subscription(rental), Money.of(4_900, "USD"), clock.instant());
    clock.pass(Duration.ofHours(2));
    rounds.sweep();
    assertThat(now(rental).span().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void thePriceIsFrozenInTheTermAndAnAnnouncedChangeComesAfterItsNotice() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 1, 4_900, 0);
    Rental rental = rented(offer, Term.QUARTER);
    Money frozen = rental.contract().price().month();
    assertThat(frozen).isEqualTo(Money.of(4_737, "USD"));
    assertThat(renewing.announce(vendor.id(), offer.id(), Money.of(6_000, "USD"))).isEqualTo(1);
    assertThat(now(rental).contract().price().month()).isEqualTo(frozen);
    assertThat(now(rental).nextRent()).isEqualTo(Money.of(3 * 5_800, "USD"));
    clock.set(rental.span().orElseThrow().to().minus(Duration.ofDays(7)));
    rounds.sweep();
    rounds.sweep();
    assertThat(heard.of(RentalRenews.class))
        .singleElement()
        .matches(RentalRenews::changed)
        .matches(news -> news.rent().equals(Money.of(3 * 5_800, "USD")));
    assertThat(stripe.repriced).containsExactly(Money.of(3 * 5_800, "USD"));
    stripe.charge(subscription(rental), Money.of(3 * 5_800, "USD"), clock.instant());
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).contract().price().month()).isEqualTo(Money.of(5_800, "USD"));
    assertThat(now(rental).announced()).isEmpty();
  }

  @Test
  void aChangeWithoutThirtyDaysOfNoticeWaitsForTheTermAfter() {
    Vendor vendor = vendor();
    Offer offer = offer(vendor, 1, 4_900, 0);
    Rental rental = rented(offer, Term.MONTH);
    renewing.announce(vendor.id(), offer.id(), Money.of(6_000, "USD"));
    assertThat(now(rental).nextRent()).isEqualTo(Money.of(4_900, "USD"));
    stripe.charge(subscription(rental), Money.of(4_900, "USD"), clock.instant());
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).contract().price().month()).isEqualTo(Money.of(4_900, "USD"));
    assertThat(now(rental).nextRent()).isEqualTo(Money.of(6_000, "USD"));
  }

  @Test
  void aMissingPaymentClimbsTheLadderToTheServersGoingBack() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    Instant end = rental.span().orElseThrow().to();
    clock.set(end);
    stripe.become(subscription(rental), SubscriptionStatus.PAST_DUE);
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.PAST_DUE);
    assertThat(dunning.dates(now(rental)))
        .extracting(Dunning.Dated::at)
        .containsExactly(
            end,
            end.plus(Duration.ofDays(3)),
            end.plus(Duration.ofDays(7)),
            end.plus(Duration.ofDays(14)));
    days(6);
    assertThat(now(rental).takesSignups()).isTrue();
    days(1);
    assertThat(now(rental).takesSignups()).isFalse();
    days(7);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    assertThat(heard.of(RentalPastDue.class))
        .extracting(RentalPastDue::step)
        .containsExactly("NOTICE", "REMINDER", "NO_SIGNUPS", "RECLAIM");
    assertThat(heard.of(RentalReclaiming.class))
        .containsExactly(
            new RentalReclaiming(
                rental.id(),
                rental.organization(),
                rental.server(),
                end.plus(Duration.ofDays(17)),
                ReclaimReason.UNPAID));
    days(3);
    assertThat(now(rental).state()).isEqualTo(RentalState.ENDED);
    assertThat(state(rental.server())).isEqualTo(ServerState.WIPING);
    assertThat(stripe.stopped).containsExactly(subscription(rental));
  }

  @Test
  void theLadderIsNotRunThroughAfterALongSleep() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to().plus(Duration.ofDays(40)));
    rounds.sweep();
    rounds.sweep();
    assertThat(heard.of(RentalPastDue.class)).hasSize(1);
    days(3);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
  }

  @Test
  void whoPaysAfterAllGoesOnAlsoWhenTenantsWereMovingOut() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    clock.set(rental.span().orElseThrow().to());
    stripe.become(subscription(rental), SubscriptionStatus.PAST_DUE);
    told(rental, subscription(rental));
    rounds.sweep();
    days(15);
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
    stripe.charge(subscription(rental), Money.of(4_900, "USD"), clock.instant());
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
    assertThat(now(rental).pastDue()).isEmpty();
    assertThat(now(rental).reclaim()).isEmpty();
    assertThat(state(rental.server())).isEqualTo(ServerState.RENTED);
    assertThat(heard.of(RentalResumed.class)).hasSize(1);
    days(5);
    assertThat(now(rental).state()).isEqualTo(RentalState.ACTIVE);
  }

  @Test
  void whatIsStoppedAtStripeIsUsedUntilTheEndOfWhatIsPaid() {
    Rental rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    stripe.become(subscription(rental), SubscriptionStatus.CANCELED);
    told(rental, subscription(rental));
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.CANCELING);
    clock.set(rental.span().orElseThrow().to());
    rounds.sweep();
    assertThat(now(rental).state()).isEqualTo(RentalState.RECLAIMING);
  }
}
