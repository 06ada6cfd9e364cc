package dev.rowhouse.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerTest extends BillingTest {
  private static final Instant MARCH = Instant.parse("2026-03-31T23:59:59Z");
  private static final Currency USD = Currency.getInstance("USD");

  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;

  private final String rental = Ids.mint("rnt");
  private final String key = "payment:" + rental;

  @Test
  void aPaymentStandsOnBothSides() {
    Group group = ledger.post(payment(4_900));
    assertThat(ledger.find(key)).contains(group);
    assertThat(group.posting().bookedAt()).isEqualTo(MARCH).isNotEqualTo(group.createdAt());
    assertThat(ledger.balance(Account.RENTAL_INCOME, rental, USD)).isEqualTo(usd(-4_900));
    assertThat(ledger.balance(Account.STRIPE_BALANCE, rental, USD)).isEqualTo(usd(4_900));
  }

  @Test
  void theSamePostingIsBookedOnce() {
    assertThat(ledger.post(payment(4_900)).id()).isEqualTo(ledger.post(payment(4_900)).id());
    assertThat(ledger.balance(Account.RENTAL_INCOME, rental, USD)).isEqualTo(usd(-4_900));
  }

  @Test
  void anotherPostingUnderTheSameKeyIsRefused() {
    ledger.post(payment(4_900));
    assertThatThrownBy(() -> ledger.post(payment(4_800))).isInstanceOf(KeyTaken.class);
    assertThat(ledger.balance(Account.RENTAL_INCOME, rental, USD)).isEqualTo(usd(-4_900));
  }

  @Test
  void manyWhoBookTheSameAtOnceBookItOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Group>> tasks =
          java.util.Collections.nCopies(16, () -> ledger.post(payment(4_900)));
      var booked = threads.invokeAll(tasks);
      for (var each : booked) {
        assertThat(each.get().id()).isEqualTo(booked.getFirst().get().id());
      }
    }
    assertThat(ledger.balance(Account.RENTAL_INCOME, rental, USD)).isEqualTo(usd(-4_900));
  }

  @Test
  void whatIsReversedAddsUpToNothingAndStaysReadable() {
    Group wrong = ledger.post(payment(4_900));
    Group back = ledger.reverse(key, "charged by mistake", MARCH.plusSeconds(60));
    assertThat(back.reverses()).contains(wrong.id());
    assertThat(ledger.reverse(key, "charged by mistake", MARCH)).isEqualTo(back);
    assertThat(ledger.balance(Account.RENTAL_INCOME, rental, USD)).isEqualTo(usd(0));
    assertThat(ledger.find(key)).contains(wrong);
  }

  @Test
  void whatDoesNotSumToZeroIsNoPosting() {
    var lopsided =
        Posting.of(key, "lopsided", MARCH)
            .debit(Account.STRIPE_BALANCE, rental, usd(4_900))
            .credit(Account.RENTAL_INCOME, rental, Money.of(4_900, "EUR"));
    assertThatThrownBy(lopsided::balanced)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void theTrialBalanceIsZeroInEveryCurrency() {
    ledger.post(payment(4_900));
    ledger.post(
        Posting.of("share:" + rental, "Shared out", MARCH)
            .debit(Account.RENTAL_INCOME, rental, usd(4_900))
            .credit(Account.VENDOR_PAYABLE, "ven_1", usd(4_410))
            .credit(Account.PLATFORM_FEE, "", usd(490))
            .balanced());
    var trial = ledger.trialBalance(Instant.now());
    assertThat(trial).extracting(Balance::account).contains(Account.VENDOR_PAYABLE);
    assertThat(trial.stream().mapToLong(balance -> balance.amount().minor()).sum()).isZero();
  }

  @Test
  void theTrialBalanceOfADayKnowsNothingOfTheNext() {
    ledger.post(payment(4_900));
    assertThat(ledger.trialBalance(MARCH.minusSeconds(1))).isEmpty();
  }

  @Test
  void nobodyChangesWhatIsWritten() {
    ledger.post(payment(4_900));
    for (String change :
        List.of(
            "UPDATE billing_ledger_entry SET minor = 1",
            "DELETE FROM billing_ledger_entry",
            "UPDATE billing_ledger_group SET memo = ''",
            "DELETE FROM billing_ledger_group")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .hasMessageContaining("the ledger is written once");
    }
  }

  private Posting payment(long cents) {
    return Posting.of(key, "Rent of a server", MARCH)
        .debit(Account.STRIPE_BALANCE, rental, usd(cents))
        .credit(Account.RENTAL_INCOME, rental, usd(cents))
        .balanced();
  }

  private static Money usd(long cents) {
    return new Money(cents, USD);
  }
}
