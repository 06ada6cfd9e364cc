package dev.rowhouse.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.testing.FakeCheckouts;
import dev.rowhouse.marketplace.testing.Heard;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The market on a real MariaDB, with time that moves when a test says so. */
@SpringBootTest(classes = MarketTest.House.class)
public abstract class MarketTest {
  protected static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  protected static final Currency USD = Currency.getInstance("USD");
  protected static final Specs SPECS =
      new Specs("8 cores", 8, 8_000, 64, "2 × 512 GB NVMe", 1_024, 1_000);

  @Autowired protected MovableClock clock;
  @Autowired protected FakeCheckouts stripe;
  @Autowired protected Heard heard;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Users users;
  @Autowired protected Organizations organizations;
  @Autowired protected Applying applying;
  @Autowired protected Deciding deciding;
  @Autowired protected Connecting connecting;
  @Autowired protected Vendors vendors;
  @Autowired protected Offering offering;
  @Autowired protected Listing listing;
  @Autowired protected Verifying verifying;
  @Autowired protected Servers servers;
  @Autowired protected Ledger ledger;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  /** What other tests left to do is not done in this one. */
  @BeforeEach
  void quiet() {
    clock.set(NOON);
    stripe.reset();
    heard.forget();
    jdbc.sql("DELETE FROM marketplace_deadline").update();
    jdbc.sql("UPDATE marketplace_hold SET state = 'EXPIRED' WHERE state = 'ACTIVE'").update();
    jdbc.sql("UPDATE marketplace_refund SET state = 'PARKED' WHERE state = 'ORDERED'").update();
    jdbc.sql("UPDATE marketplace_server SET verify_by = NULL").update();
  }

  protected OrganizationId organization(String name) {
    var user = users.signedIn(new Identity("https://issuer.example", name, null, name));
    return organizations.found(name, user.id()).id();
  }

  protected Vendor vendor() {
    Vendor vendor =
        applying.apply(organization("Vendor"), new VendorDraft("Vendor", "DE", true), "tester");
    connecting.connect(vendor.id(), new Connected("acct_1", Set.of("transfers", "payouts")));
    deciding.approve(vendor.id(), "known to us", "operator");
    return vendors.get(vendor.id());
  }

  protected static OfferDraft draft(long monthMinor, long setupMinor) {
    return new OfferDraft(
        "Eight",
        "eu-central",
        "DE",
        SPECS,
        "USD",
        monthMinor,
        setupMinor,
        Map.of(1, 0, 3, 333, 12, 1_500),
        Instant.EPOCH);
  }

  /** An offer with that many servers that can be rented. */
  protected Offer offer(Vendor vendor, int count, long monthMinor, long setupMinor) {
    Offer offer = offering.offer(vendor.id(), draft(monthMinor, setupMinor));
    for (int i = 0; i < count; i++) {
      available(vendor, offer, offer.id().value() + i);
    }
    return offer;
  }

  protected ServerId available(Vendor vendor, Offer offer, String label) {
    Server server = listing.list(vendor.id(), offer.id(), label);
    verifying.begin(server.id());
    verifying.report(server.id(), asClaimed());
    return server.id();
  }

  protected Measured asClaimed() {
    return new Measured("8 cores", 8, 8_100, 62, 1_000, 940, clock.instant());
  }

  protected ServerState state(ServerId server) {
    return servers.get(server).state();
  }

  protected long balance(Account account, String holder) {
    return ledger.balance(account, holder, USD).minor();
  }

  protected void booksBalance() {
    var sum =
        ledger.trialBalance(Instant.parse("2100-01-01T00:00:00Z")).stream()
            .mapToLong(each -> each.amount().minor())
            .sum();
    assertThat(sum).isZero();
  }

  @SpringBootApplication(scanBasePackages = "dev.rowhouse")
  static class House {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }
}
