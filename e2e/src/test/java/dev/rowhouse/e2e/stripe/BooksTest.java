package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.EventId;
import dev.rowhouse.billing.Subscription;
import dev.rowhouse.billing.SubscriptionChanged;
import dev.rowhouse.billing.SubscriptionStatus;
import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Accounts;
import dev.rowhouse.billing.ledger.Booked;
import dev.rowhouse.billing.ledger.Difference;
import dev.rowhouse.billing.ledger.Differences;
import dev.rowhouse.billing.stripe.BalanceLine;
import dev.rowhouse.billing.stripe.Balances;
import dev.rowhouse.billing.stripe.Platform;
import dev.rowhouse.billing.stripe.StripeKeys;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.rental.Canceling;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.Reconciling;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.rental.Renting;
import dev.rowhouse.marketplace.rental.Rounds;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is really paid and given back at the stand-in, held against the books by the sweep of every
 * quarter of an hour.
 */
class BooksTest {
  private static final String KEY = "rk_test_standin_platform_rent";
  private static final Duration LATER = Duration.ofHours(2);

  private StandIn stripe;
  private ConfigurableApplicationContext house;
  private MovableClock clock;

  @BeforeEach
  void aMarketThatIsPaidThere() throws Exception {
    stripe = new StandIn(null);
    List<String> settings = new ArrayList<>();
    TestDatabase.register((name, value) -> settings.add("--" + name + "=" + value.get()));
    settings.add("--spring.config.name=books-test");
    settings.add("--spring.config.import=classpath:rowhouse-defaults.yaml");
    settings.add("--rowhouse.stripe.stand-in=" + stripe.base());
    house =
        new SpringApplicationBuilder(Market.class)
            .web(WebApplicationType.NONE)
            .run(settings.toArray(String[]::new));
    clock = house.getBean(MovableClock.class);
    clock.set(Instant.now());
    house.getBean(StripeKeys.class).save(Platform.OWNER, KEY);
  }

  @AfterEach
  void allEnds() {
    house.close();
    stripe.close();
  }

  @Test
  void whatWasPaidKeptAndGivenBackIsTheSameOnBothSides() throws Exception {
    Rental rental = paid();
    assertThat(told("charge"))
        .singleElement()
        .satisfies(charge -> {
          assertThat(charge.amount()).isEqualTo(Money.of(5_900, "USD"));
          assertThat(charge.fee().minor()).isPositive();
        });
    assertThat(compared()).isEmpty();
    assertThat(booked()).hasSize(2);

    var canceling = house.getBean(Canceling.class);
    canceling.now(rental.organization(), canceling.quote(rental.organization(), rental.id()));
    house.getBean(Rounds.class).sweep();
    assertThat(told("refund"))
        .singleElement()
        .satisfies(refund -> {
          assertThat(refund.amount().minor()).isNegative();
        });
    assertThat(compared()).isEmpty();
    assertThat(booked()).hasSize(3);
  }

  @Test
  void moneyThatCameToStripeBesideTheBooksIsARow() throws Exception {
    paid();
    Rental other = atCheckout();
    pay(other); // and nothing tells us of it
    assertThat(compared())
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(each.thing()).startsWith("stripe:");
          assertThat(each.books().minor()).isZero();
        })
        .anySatisfy(each -> assertThat(each.stripe()).isEqualTo(Money.of(5_900, "USD")));
    tell(other);
    assertThat(compared()).isEmpty();
  }

  private Rental paid() throws Exception {
    Rental rental = atCheckout();
    pay(rental);
    return tell(rental);
  }

  private Rental atCheckout() {
    Offer offer = offer();
    OrganizationId renter = organization("Renter");
    var hold = house.getBean(Holding.class).hold(renter, offer.id(), Term.MONTH);
    return house
        .getBean(Renting.class)
        .checkout(renter, hold.id(), "https://x.example/ok", "https://x.example/no");
  }

  private Offer offer() {
    Vendor vendor =
        house
            .getBean(Applying.class)
            .apply(organization("Vendor"), new VendorDraft("Vendor", "DE", true), "tester");
    var account = new Connected("acct_1", Set.of("transfers", "payouts"));
    house.getBean(Connecting.class).connect(vendor.id(), account);
    house.getBean(Deciding.class).approve(vendor.id(), "known to us", "operator");
    var specs = new Specs("8 cores", 8, 8_000, 64, "2 × 512 GB NVMe", 1_024, 1_000);
    var draft =
        new OfferDraft(
            "Eight", "eu-central", "DE", specs, "USD", 4_900, 1_000, Map.of(1, 0), Instant.EPOCH);
    Offer offer = house.getBean(Offering.class).offer(vendor.id(), draft);
    var server = house.getBean(Listing.class).list(vendor.id(), offer.id(), "one");
    var verifying = house.getBean(Verifying.class);
    verifying.begin(server.id());
    verifying.report(
        server.id(), new Measured("8 cores", 8, 8_100, 62, 1_000, 940, clock.instant()));
    return offer;
  }

  private OrganizationId organization(String name) {
    var identity = new Identity("https://issuer.example", name, null, name);
    var user = house.getBean(Users.class).signedIn(identity);
    return house.getBean(Organizations.class).found(name, user.id()).id();
  }

  /** On the hosted page, as a person does. */
  private void pay(Rental rental) throws Exception {
    var form =
        HttpRequest.newBuilder(URI.create(rental.checkout().url().orElseThrow()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("email=a@example.com&card=4242424242424242"))
            .build();
    try (var browser = HttpClient.newHttpClient()) {
      assertThat(browser.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
    }
  }

  /** Any event does: what it says does not matter, only that we look. */
  private Rental tell(Rental rental) throws Exception {
    String session = rental.checkout().session().orElseThrow();
    var done = stripe.client(KEY).v1().checkout().sessions().retrieve(session);
    var now =
        new Subscription(
            Platform.OWNER,
            done.getSubscription(),
            "cus_1",
            null,
            null,
            List.of("price_1"),
            SubscriptionStatus.ACTIVE,
            false,
            null,
            clock.instant(),
            Map.of("rental", rental.id().value()));
    var change = new SubscriptionChanged(now, null, new EventId(Ids.mint("evt")));
    house.getBean(TransactionTemplate.class).executeWithoutResult(_ -> house.publishEvent(change));
    house.getBean(Rounds.class).sweep();
    Rental found = house.getBean(Rentals.class).find(rental.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(RentalState.ACTIVE);
    return found;
  }

  private List<BalanceLine> told(String type) {
    return house.getBean(Balances.class).since(Instant.EPOCH).stream()
        .filter(line -> line.type().equals(type))
        .toList();
  }

  private List<Booked> booked() {
    return house
        .getBean(Accounts.class)
        .booked(Account.STRIPE_BALANCE, Instant.EPOCH, clock.instant().plus(LATER));
  }

  /** Once nothing is on its way any more. */
  private List<Difference> compared() {
    clock.pass(LATER);
    house.getBean(Reconciling.class).sweep();
    return house.getBean(Differences.class).list(false, 100);
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan({"dev.rowhouse.db", "dev.rowhouse.billing", "dev.rowhouse.marketplace"})
  static class Market {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }
}
