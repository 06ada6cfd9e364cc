package dev.rowhouse.marketplace.rental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.ledger.Accounts;
import dev.rowhouse.billing.ledger.Difference;
import dev.rowhouse.billing.ledger.Differences;
import dev.rowhouse.billing.stripe.BalanceLine;
import dev.rowhouse.billing.stripe.Balances;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.testing.FakeCheckouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The books beside what Stripe says of the platform's balance. */
class ReconcilingTest extends RentalTest {
  private static final AtomicInteger TESTS = new AtomicInteger();

  @Autowired Accounts accounts;
  @Autowired Differences differences;
  @Autowired Correspondence correspondence;

  private final List<BalanceLine> told = new ArrayList<>();
  private Reconciling reconciling;

  @BeforeEach
  void nothingToldYet() {
    jdbc.sql("DELETE FROM billing_difference").update();
    // What other tests booked is nothing that this Stripe knows of.
    clock.set(NOON.plus(Duration.ofDays(900L + 100L * TESTS.incrementAndGet())));
    reconciling = new Reconciling(new ToldBalances(), accounts, differences, correspondence, clock);
  }

  @Test
  void whatBothSaySettlesNothingToTell() {
    tell(rented(offer(vendor(), 1, 4_900, 0), Term.MONTH));
    assertThat(compare()).isEmpty();
  }

  @Test
  void aPaymentThatTheBooksDoNotHaveIsARow() {
    var rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    tell(rental);
    told.add(
        new BalanceLine(
            "txn_alien",
            "charge",
            Optional.of("pi_alien"),
            Optional.empty(),
            usd(777),
            usd(50),
            clock.instant()));
    assertThat(compare())
        .extracting(Difference::thing)
        .containsExactlyInAnyOrder("stripe:txn_alien", "stripe:txn_alien:fee");
  }

  @Test
  void aPaymentThatStripeDoesNotHaveIsARowUntilItHasIt() {
    var rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    String invoice = payment(rental).invoice();
    assertThat(compare())
        .extracting(Difference::thing)
        .containsExactlyInAnyOrder("payment:" + invoice, "stripe-fee:" + invoice);
    tell(rental);
    assertThat(compare()).isEmpty();
    assertThat(differences.list(true, 10)).hasSize(2).allMatch(d -> d.settledAt().isPresent());
  }

  @Test
  void anotherAmountIsARowWithBoth() {
    var rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    tell(rental);
    told.set(0, with(told.getFirst(), usd(4_800)));
    assertThat(compare())
        .singleElement()
        .satisfies(difference -> {
          assertThat(difference.books()).isEqualTo(usd(4_900));
          assertThat(difference.stripe()).isEqualTo(usd(4_800));
          assertThat(difference.words()).isEqualTo("the amounts differ");
        });
    long balance =
        ledger.trialBalance(Instant.parse("2100-01-01T00:00:00Z")).stream()
            .mapToLong(each -> each.amount().minor())
            .sum();
    assertThat(balance).isZero();
  }

  @Test
  void aRefundIsHeldAgainstItsPosting() {
    var rental = rented(offer(vendor(), 1, 4_900, 0), Term.MONTH);
    tell(rental);
    clock.pass(Duration.ofDays(3));
    canceling.now(rental.organization(), canceling.quote(rental.organization(), rental.id()));
    rounds.sweep();
    Refund refund = rentals.refunds(rental).getFirst();
    assertThat(compare())
        .extracting(Difference::thing)
        .containsExactly("refund:" + refund.id().value());
    told.add(
        new BalanceLine(
            "txn_refund",
            "refund",
            Optional.of(payment(rental).charge()),
            Optional.of(refund.id().value()),
            refund.amount().negated(),
            usd(0),
            clock.instant()));
    assertThat(compare()).isEmpty();
  }

  private void tell(Rental rental) {
    Payment paid = payment(rental);
    told.add(
        new BalanceLine(
            "txn_" + paid.invoice(),
            "charge",
            Optional.of(paid.charge()),
            Optional.empty(),
            paid.paid(),
            usd(FakeCheckouts.FEE),
            paid.paidAt()));
  }

  private Payment payment(Rental rental) {
    return rentals.payments(rental).getFirst();
  }

  /** Two hours later, when nothing is on its way any more. */
  private List<Difference> compare() {
    clock.pass(Duration.ofHours(2));
    reconciling.sweep();
    return differences.list(false, 100);
  }

  private static BalanceLine with(BalanceLine line, Money amount) {
    return new BalanceLine(
        line.id(), line.type(), line.charge(), line.operation(), amount, line.fee(), line.at());
  }

  private static Money usd(long minor) {
    return Money.of(minor, "USD");
  }

  private final class ToldBalances implements Balances {
    @Override
    public boolean known() {
      return true;
    }

    @Override
    public List<BalanceLine> since(Instant moment) {
      return told.stream().filter(line -> !line.at().isBefore(moment)).toList();
    }
  }
}
