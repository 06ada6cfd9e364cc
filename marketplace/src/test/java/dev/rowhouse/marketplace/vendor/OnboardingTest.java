package dev.rowhouse.marketplace.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.AccountChanged;
import dev.rowhouse.billing.Outcome;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.ConnectAccount;
import dev.rowhouse.billing.stripe.NewConnectAccount;
import dev.rowhouse.marketplace.MarketTest;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.testing.FakeConnectAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A vendor's account at Stripe, from the first question to the day that consent is withdrawn. */
class OnboardingTest extends MarketTest {
  @Autowired Onboarding onboarding;
  @Autowired FakeConnectAccounts connect;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transactions;

  private OrganizationId organization;

  @BeforeEach
  void anApprovedVendor() {
    jdbc.sql("UPDATE marketplace_vendor SET account_look_at = NULL, account_told_at = NULL")
        .update();
    connect.afterwards = null;
    organization = organization("Harbor");
    Vendor vendor = applying.apply(organization, new VendorDraft("Harbor", "DE", true), "user:one");
    deciding.approve(vendor.id(), "known to us", "operator");
  }

  @Test
  void aVendorAnswersStripesQuestionsAndIsPaidOutOnlyThen() {
    assertThat(page()).startsWith("https://connect.example/acct_fake");
    onboarding.look(organization);
    assertThat(ours().mayList()).isFalse();
    assertThat(ours().connected().orElseThrow().due()).containsExactly("external_account");
    connect.say(account(true, true, List.of()));
    changed(false);
    onboarding.sweep(clock.instant());
    assertThat(ours().mayList()).isTrue();
    assertThat(ours().connected().orElseThrow().due()).isEmpty();
  }

  @Test
  void transfersAloneAreNotEnough() {
    page();
    connect.say(account(true, false, List.of("individual.verification.document")));
    onboarding.look(organization);
    assertThat(ours().mayList()).isFalse();
    assertThat(ours().connected().orElseThrow().payable()).isFalse();
  }

  @Test
  void askedAgainItIsTheSameAccount() {
    page();
    String first = ours().connected().orElseThrow().account();
    page();
    assertThat(ours().connected().orElseThrow().account()).isEqualTo(first);
    assertThat(connect.asked).filteredOn(this::asked).hasSize(1);
  }

  @Test
  void anOpeningWhoseEndIsUnknownIsLookedForAtStripe() {
    connect.afterwards = new CheckoutFailed("the line broke", true, null);
    assertThatThrownBy(this::page).isInstanceOf(CheckoutFailed.class);
    assertThat(ours().connected()).isEmpty();
    connect.afterwards = null;
    page();
    assertThat(connect.asked)
        .filteredOn(this::asked)
        .extracting(NewConnectAccount::repeated)
        .containsExactly(false, true);
    assertThat(ours().connected()).isPresent();
  }

  @Test
  void whatNoEventToldIsSeenWithinADay() {
    page();
    onboarding.sweep(clock.instant());
    connect.say(account(true, true, List.of()));
    onboarding.sweep(clock.instant());
    assertThat(ours().mayList()).isFalse();
    clock.pass(Duration.ofDays(1).plusSeconds(1));
    onboarding.sweep(clock.instant());
    assertThat(ours().mayList()).isTrue();
  }

  @Test
  void whoWithdrewConsentIsNeitherPaidNorAskedAboutAnyMore() {
    page();
    connect.say(account(true, true, List.of()));
    onboarding.look(organization);
    String account = ours().connected().orElseThrow().account();
    assertThat(onboarding.knows(account)).isTrue();
    changed(true);
    assertThat(onboarding.knows(account)).isFalse();
    assertThat(ours().connected().orElseThrow().payable()).isFalse();
    connect.read.clear();
    onboarding.look(organization);
    clock.pass(Duration.ofDays(2));
    onboarding.sweep(clock.instant());
    assertThat(connect.read).doesNotContain(account);
    assertThatThrownBy(this::page).isInstanceOf(NotNow.class);
  }

  @Test
  void whoIsNoVendorHasNothingToBePaidFor() {
    assertThatThrownBy(() -> onboarding.page(organization("Nobody"), "https://r", "https://b"))
        .isInstanceOf(NotNow.class);
  }

  private String page() {
    return onboarding.page(organization, "https://x.example/again", "https://x.example/back");
  }

  private Vendor ours() {
    return vendors.of(organization).orElseThrow();
  }

  private boolean asked(NewConnectAccount asked) {
    return asked.vendor().equals(ours().id().value());
  }

  private ConnectAccount account(boolean transfers, boolean payouts, List<String> due) {
    String id = ours().connected().orElseThrow().account();
    return new ConnectAccount(id, true, transfers, payouts, due, Optional.empty());
  }

  private void changed(boolean gone) {
    String id = ours().connected().orElseThrow().account();
    transactions.executeWithoutResult(
        _ -> publisher.publishEvent(new AccountChanged(id, gone, new Outcome())));
  }
}
