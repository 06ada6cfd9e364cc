package dev.rowhouse.e2e.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.EndpointId;
import dev.rowhouse.billing.inbox.Drainer;
import dev.rowhouse.billing.inbox.EndpointKind;
import dev.rowhouse.billing.inbox.EndpointSecret;
import dev.rowhouse.billing.inbox.Endpoints;
import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.inbox.NewEndpoint;
import dev.rowhouse.billing.inbox.Received;
import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.billing.stripe.Platform;
import dev.rowhouse.billing.stripe.StripeKeys;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.inventory.Term;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.rental.Canceling;
import dev.rowhouse.marketplace.rental.Holding;
import dev.rowhouse.marketplace.rental.Payment;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.rental.Renting;
import dev.rowhouse.marketplace.rental.Rounds;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a rental's life come in any order, twice, late or never. In the end the rental is
 * what Stripe's objects say, and the books have to the cent what Stripe's balance has.
 */
@SpringBootTest(classes = StormTest.House.class)
class StormTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "rk_test_standin_platform_rent";
  private static final Currency USD = Currency.getInstance("USD");
  private static final Specs SPECS = new Specs("8 cores", 8, 8_000, 64, "1 TB", 1_024, 1_000);
  private static final StripeStandIn STRIPE = started();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> seen = new HashSet<>();
  private final List<JsonNode> waiting = new ArrayList<>();

  @Autowired MovableClock clock;
  @Autowired StripeKeys keys;
  @Autowired Endpoints endpoints;
  @Autowired Inbox inbox;
  @Autowired Drainer drainer;
  @Autowired Users users;
  @Autowired Organizations organizations;
  @Autowired Applying applying;
  @Autowired Connecting connecting;
  @Autowired Deciding deciding;
  @Autowired Offering offering;
  @Autowired Listing listing;
  @Autowired Verifying verifying;
  @Autowired Holding holding;
  @Autowired Renting renting;
  @Autowired Canceling canceling;
  @Autowired Rentals rentals;
  @Autowired Rounds rounds;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;

  private Random dice = new Random();
  private EndpointId endpoint;
  private String secret;
  private OrganizationId renter;
  private Rental rental;
  private String session;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    registry.add("rowhouse.stripe.stand-in", STRIPE::base);
  }

  private static StripeStandIn started() {
    try {
      return StripeStandIn.start(0, null);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    STRIPE.close();
  }

  @BeforeEach
  void aServerIsHeldAndItsPageIsOpen() throws Exception {
    clock.set(Instant.ofEpochSecond(platform("clock", "seconds=0").path("now").asLong()));
    keys.save(Platform.OWNER, KEY);
    EndpointSecret made =
        endpoints.create(
            new NewEndpoint(Platform.OWNER, EndpointKind.STRIPE, "Rent", false, null, null));
    endpoint = made.endpoint().id();
    secret = made.secret();
    var vendor = applying.apply(organization(), new VendorDraft("Vendor", "DE", true), "tester");
    connecting.connect(
        vendor.id(), new Connected("acct_example_storm", Set.of("transfers", "payouts")));
    deciding.approve(vendor.id(), "known to us", "operator");
    var offer = offering.offer(vendor.id(), draft());
    var server = listing.list(vendor.id(), offer.id(), "rack");
    verifying.begin(server.id());
    verifying.report(
        server.id(), new Measured("8 cores", 8, 8_100, 64, 1_024, 1_000, clock.instant()));
    renter = organization();
    var hold = holding.hold(renter, offer.id(), Term.MONTH);
    rental = renting.checkout(renter, hold.id(), "https://x.example/ok", "https://x.example/no");
    session = rental.checkout().session().orElseThrow();
    news();
    waiting.clear();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void inTheEndTheRentalIsWhatStripesObjectsSay(long seed) throws Exception {
    dice = new Random(seed);
    List<String> life = new ArrayList<>();
    platform("sessions/" + session + "/complete", "email=a@example.com&card=4242424242424242");
    storm();
    int steps = 2 + dice.nextInt(4);
    for (int i = 0; i < steps; i++) {
      life.add(step());
      storm();
    }
    // What was not delivered by now never is; what Stripe knows we find without it.
    for (int i = 0; i < 3; i++) {
      pass(Duration.ofDays(1));
      settle();
    }
    agree(life);
    stopped();
  }

  /** Something happens at Stripe, or the renter ends it. */
  private String step() throws Exception {
    String subscription = subscription();
    boolean over =
        object("subscription", subscription).path("status").asString().equals("canceled");
    int die = dice.nextInt(over ? 3 : 8);
    return switch (die) {
      case 0 -> dispute();
      case 1 -> win();
      case 2 -> {
        pass(Duration.ofHours(dice.nextInt(60)));
        yield "time passes";
      }
      case 3 -> refund();
      case 4, 5 -> renews(subscription);
      case 6 -> failsAndMayRecover(subscription);
      default -> ends(subscription);
    };
  }

  private String dispute() throws Exception {
    JsonNode charge = charge();
    if (charge.path("disputed").asBoolean()
        || charge.path("amount_refunded").asLong() == charge.path("amount").asLong()) {
      return "nothing to dispute";
    }
    platform("payments/" + charge.path("payment_intent").asString() + "/dispute", "");
    return "dispute";
  }

  private String win() throws Exception {
    for (JsonNode dispute : state().path("dispute")) {
      boolean ours = dispute.path("charge").asString().equals(charge().path("id").asString());
      if (ours && dispute.path("status").asString().equals("needs_response")) {
        platform("disputes/" + dispute.path("id").asString() + "/win", "");
        return "dispute won";
      }
    }
    return "nothing to win";
  }

  private String refund() throws Exception {
    JsonNode charge = charge();
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    if (charge.path("disputed").asBoolean() || left < 1_000) {
      return "nothing to give back";
    }
    long amount = dice.nextBoolean() ? left : 1_000;
    api(
        "POST",
        "refunds",
        "payment_intent=" + charge.path("payment_intent").asString() + "&amount=" + amount);
    return "outside refund of " + amount;
  }

  private String renews(String subscription) throws Exception {
    long end = object("subscription", subscription).at("/items/data/0/current_period_end").asLong();
    pass(Duration.ofSeconds(Math.max(1, end - clock.instant().getEpochSecond() + 1)));
    return "next term";
  }

  private String failsAndMayRecover(String subscription) throws Exception {
    platform("subscriptions/" + subscription + "/fail", "");
    if (dice.nextBoolean()) {
      storm();
      platform("subscriptions/" + subscription + "/recover", "");
      return "failed and recovered";
    }
    return "failed";
  }

  private String ends(String subscription) throws Exception {
    if (dice.nextBoolean() && now().state() == RentalState.ACTIVE) {
      canceling.now(renter, canceling.quote(renter, rental.id()));
      return "canceled by the renter";
    }
    api("DELETE", "subscriptions/" + subscription, "");
    return "canceled at Stripe";
  }

  /** Some of what happened comes now, in any order and perhaps twice; some never does. */
  private void storm() throws Exception {
    news();
    waiting.removeIf(_ -> dice.nextInt(6) == 0);
    Collections.shuffle(waiting, dice);
    int now = dice.nextInt(waiting.size() + 1);
    for (JsonNode event : List.copyOf(waiting.subList(0, now))) {
      deliver(event);
      if (dice.nextInt(3) == 0) {
        deliver(event);
      } else {
        waiting.remove(event);
      }
    }
    settle();
  }

  private void settle() {
    drainer.sweep();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            jdbc.sql("SELECT COUNT(*) FROM billing_inbox WHERE state = 'PENDING' AND next_at <= ?")
                    .param(clock.instant())
                    .query(Integer.class)
                    .single()
                == 0);
    rounds.sweep();
    rounds.sweep();
  }

  private void deliver(JsonNode event) {
    String body = JSON.writeValueAsString(event);
    Map<String, String> headers =
        Map.of("Stripe-Signature", Signature.of(secret, body, clock.instant()));
    var received = inbox.accept(endpoint, headers::get, body.getBytes(StandardCharsets.UTF_8));
    assertThat(received).isNotInstanceOf(Received.Rejected.class);
  }

  private void news() throws Exception {
    for (JsonNode event : state().path("event")) {
      if (seen.add(event.path("id").asString())) {
        waiting.add(event);
      }
    }
  }

  private void agree(List<String> life) throws Exception {
    JsonNode state = state();
    JsonNode subscription = object("subscription", subscription());
    assertThat(rentals.payments(now()).stream().map(Payment::invoice))
        .as("paid invoices after %s", life)
        .containsExactlyInAnyOrderElementsOf(paid(state, subscription));
    assertThat(ledger.balance(Account.STRIPE_BALANCE, rental.id().value(), USD).minor())
        .as("money after %s", life)
        .isEqualTo(net(state, subscription.path("customer").asString()));
    assertThat(now().state())
        .as("state after %s; Stripe says %s", life, subscription.path("status").asString())
        .isIn(allowed(subscription.path("status").asString()));
    long all =
        ledger.trialBalance(Instant.parse("2100-01-01T00:00:00Z")).stream()
            .mapToLong(each -> each.amount().minor())
            .sum();
    assertThat(all).isZero();
  }

  private Set<RentalState> allowed(String status) throws Exception {
    if (status.equals("canceled")) {
      return Set.of(
          RentalState.CANCELING, RentalState.RECLAIMING, RentalState.ENDED, RentalState.REFUSED);
    }
    if (lost()) {
      return Set.of(RentalState.RECLAIMING);
    }
    return status.equals("past_due")
        ? Set.of(RentalState.PAST_DUE, RentalState.RECLAIMING)
        : Set.of(RentalState.ACTIVE);
  }

  /** Whether nothing is left of the last payment. */
  private boolean lost() throws Exception {
    JsonNode charge = charge();
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    for (JsonNode dispute : state().path("dispute")) {
      boolean ours = dispute.path("charge").asString().equals(charge.path("id").asString());
      left -=
          ours && !dispute.path("status").asString().equals("won")
              ? dispute.path("amount").asLong()
              : 0;
    }
    return left <= 0;
  }

  private static List<String> paid(JsonNode state, JsonNode subscription) {
    List<String> paid = new ArrayList<>();
    for (JsonNode invoice : state.path("invoice")) {
      boolean ours =
          invoice
              .at("/parent/subscription_details/subscription")
              .asString("")
              .equals(subscription.path("id").asString());
      if (ours && invoice.path("status").asString().equals("paid")) {
        paid.add(invoice.path("id").asString());
      }
    }
    return paid;
  }

  private static long net(JsonNode state, String customer) {
    Set<String> sources = new HashSet<>();
    for (JsonNode charge : state.path("charge")) {
      if (charge.path("customer").asString("").equals(customer)) {
        sources.add(charge.path("id").asString());
      }
    }
    for (String kind : List.of("refund", "dispute")) {
      for (JsonNode each : state.path(kind)) {
        if (sources.contains(each.path("charge").asString(""))) {
          sources.add(each.path("id").asString());
        }
      }
    }
    long net = 0;
    for (JsonNode booked : state.path("balance_transaction")) {
      net += sources.contains(booked.path("source").asString("")) ? booked.path("net").asLong() : 0;
    }
    return net;
  }

  /** Of the last payment. */
  private JsonNode charge() throws Exception {
    JsonNode state = state();
    String customer = object("subscription", subscription()).path("customer").asString();
    JsonNode last = null;
    for (JsonNode charge : state.path("charge")) {
      last = charge.path("customer").asString("").equals(customer) ? charge : last;
    }
    return java.util.Objects.requireNonNull(last);
  }

  private void stopped() throws Exception {
    String subscription = subscription();
    if (!object("subscription", subscription).path("status").asString().equals("canceled")) {
      api("DELETE", "subscriptions/" + subscription, "");
    }
  }

  private Rental now() {
    return rentals.find(renter, rental.id()).orElseThrow();
  }

  private String subscription() throws Exception {
    return object("checkout.session", session).path("subscription").asString();
  }

  private JsonNode object(String kind, String id) throws Exception {
    return state().path(kind).path(id);
  }

  private JsonNode state() throws Exception {
    return platform("state", "");
  }

  /** On both sides: what is due at Stripe happens there first. */
  private void pass(Duration time) throws Exception {
    platform("clock", "seconds=" + time.toSeconds());
    clock.pass(time);
  }

  private JsonNode platform(String path, String form) throws Exception {
    return call("POST", "/platform/_control/" + path, form);
  }

  private JsonNode api(String method, String path, String form) throws Exception {
    return call(method, "/v1/" + path, form);
  }

  private JsonNode call(String method, String path, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(STRIPE.base() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Bearer " + KEY)
            .method(method, HttpRequest.BodyPublishers.ofString(form))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private OrganizationId organization() {
    String name = "storm-" + System.nanoTime();
    var user = users.signedIn(new Identity("https://issuer.example", name, null, name));
    return organizations.found(name, user.id()).id();
  }

  private static OfferDraft draft() {
    return new OfferDraft(
        "Eight", "eu-central", "DE", SPECS, "USD", 4_900, 1_000, Map.of(1, 0), Instant.EPOCH);
  }

  @SpringBootApplication(
      scanBasePackages = {"dev.rowhouse.db", "dev.rowhouse.billing", "dev.rowhouse.marketplace"})
  static class House {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }
}
