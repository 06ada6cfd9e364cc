package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.billing.AccountChanged;
import dev.rowhouse.billing.ConnectedAccounts;
import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.ConnectAccount;
import dev.rowhouse.billing.stripe.ConnectAccounts;
import dev.rowhouse.billing.stripe.NewConnectAccount;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A vendor's account at Stripe: opened for it, its questions answered on Stripe's own page, and
 * looked at again whenever Stripe says that something changed.
 */
@Component
public class Onboarding implements ConnectedAccounts {
  /** Rung when there is an account to look at. */
  public static final Topic TOPIC = new Topic("vendors");

  private static final Logger log = LoggerFactory.getLogger(Onboarding.class);

  /** An event may never come. */
  private static final Duration LOOK_EVERY = Duration.ofDays(1);

  // Longer than Stripe's client waits, twice over.
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final VendorStore vendors;
  private final VendorAccounts accounts;
  private final ConnectAccounts stripe;
  private final Bell bell;
  private final Clock clock;

  Onboarding(
      VendorStore vendors,
      VendorAccounts accounts,
      ConnectAccounts stripe,
      Bell bell,
      Clock clock) {
    this.vendors = vendors;
    this.accounts = accounts;
    this.stripe = stripe;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Where the vendor answers what Stripe asks; good once, and for minutes. Opens its account if it
   * has none. Not inside a transaction.
   *
   * @param refreshUrl where Stripe sends somebody whose page is too old
   * @param returnUrl where Stripe sends somebody who is done, or has had enough
   * @throws NotNow when the organization is no vendor, or Stripe may not be asked for it
   * @throws CheckoutFailed when Stripe does not open it
   */
  public String page(OrganizationId organization, String refreshUrl, String returnUrl) {
    Vendor vendor = get(organization);
    return stripe.page(account(vendor), refreshUrl, returnUrl);
  }

  private Vendor get(OrganizationId organization) {
    Vendor vendor =
        vendors.of(organization).orElseThrow(() -> new NotNow("apply as a vendor first"));
    if (vendor.state() == VendorState.REJECTED || vendor.state() == VendorState.LEFT) {
      throw new NotNow("apply as a vendor again first");
    }
    if (vendor.example()) {
      throw new NotNow("an example is not paid out");
    }
    if (vendor.connected().flatMap(Connected::goneAt).isPresent()) {
      throw new NotNow("your account at Stripe was taken from us: ask the operators");
    }
    return vendor;
  }

  /** The row comes before Stripe: what was asked and not heard is asked under the same name. */
  private String account(Vendor vendor) {
    return vendor
        .connected()
        .map(Connected::account)
        .orElseGet(() -> {
          boolean repeated = !accounts.ask(vendor.id(), clock.instant());
          String made =
              stripe.open(
                  new NewConnectAccount(
                      vendor.id().value() + ":account",
                      vendor.id().value(),
                      vendor.name(),
                      vendor.country(),
                      repeated));
          accounts.open(vendor.id(), made, clock.instant());
          return made;
        });
  }

  /**
   * Asks Stripe at once, for somebody who just came back from there. Nothing where there is no
   * account. Not inside a transaction.
   */
  public void look(OrganizationId organization) {
    vendors
        .of(organization)
        .flatMap(Vendor::connected)
        .filter(each -> each.goneAt().isEmpty())
        .ifPresent(each -> look(each.account()));
  }

  /** Those that something changed for, and those not looked at for a day; how many. */
  public int sweep(Instant now) {
    var due = accounts.due(now, now.minus(LOOK_EVERY));
    due.stream().filter(each -> accounts.lease(each, now.plus(LEASE))).forEach(this::look);
    return due.size();
  }

  private void look(String account) {
    try {
      ConnectAccount told = stripe.read(account);
      accounts.told(told, clock.instant());
    } catch (CheckoutFailed e) {
      log.warn("account {} cannot be looked at: {}", account, e.getMessage());
    }
  }

  /** Whoever withdrew consent is not asked about any more; its rentals go on, unpaid out. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(AccountChanged change) {
    Instant now = clock.instant();
    if (change.gone()) {
      accounts.gone(change.account(), now);
      change.outcome().say("account " + change.account() + " is not paid out to any more");
    } else {
      accounts.lookAt(change.account(), now);
      change.outcome().say("will look at account " + change.account());
      bell.ring(TOPIC);
    }
  }

  @Override
  public boolean knows(String account) {
    return accounts.knows(account);
  }
}
