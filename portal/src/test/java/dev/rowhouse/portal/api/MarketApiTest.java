package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.OfferDraft;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Seeding;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Specs;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.VendorDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Renting as a program does, up to the payment. */
class MarketApiTest extends ApiTest {
  private static final String OFFERS = "/api/v1/offers";

  @Autowired Seeding seeding;
  @Autowired Servers servers;
  @Autowired Verifying verifying;
  @Autowired Applying applying;
  @Autowired Connecting connecting;
  @Autowired Deciding deciding;
  @Autowired Offering offering;
  @Autowired Listing listing;
  @Autowired Users users;
  @Autowired Organizations organizations;

  private Api renter;
  private Api other;
  private String offer;

  @BeforeEach
  void anOfferWithOneMachine() {
    renter = api.as(mint(organization("renter"), null, null));
    other = api.as(mint(organization("other"), null, null));
    var user = users.signedIn(new Identity("https://issuer.example", "seed", null, "Seed"));
    if (!seeding.seed(user.id()).isEmpty()) {
      servers.list(Optional.of(ServerState.LISTED), Optional.empty(), 200).stream()
          .filter(server -> server.label().equals("eu-1"))
          .forEach(this::enrolled);
    }
    offer =
        renter
            .get(OFFERS + "?free=true&price=50000&currency=USD")
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asString("");
  }

  private void enrolled(Server server) {
    var is = server.claimed();
    verifying.begin(server.id());
    verifying.report(
        server.id(),
        new Measured(
            is.cpu(),
            is.cores(),
            is.score(),
            is.ramGb(),
            is.diskGb(),
            is.bandwidthMbps(),
            Instant.EPOCH));
  }

  private OrganizationId organization(String name) {
    String subject = name + System.nanoTime();
    var user = users.signedIn(new Identity("https://issuer.example", subject, null, name));
    return organizations.found(name, user.id()).id();
  }

  @Test
  void whatIsLookedForCannotBeNonsense() {
    assertThat(renter.get(OFFERS + "?price=50000&currency=USD").json().path("items")).hasSize(12);
    assertThat(renter.get(OFFERS + "?region=eu-north").json().path("items")).hasSize(3);
    refused(OFFERS + "?term=2", "term");
    refused(OFFERS + "?price=5000", "currency");
    refused(OFFERS + "?price=-1&currency=USD", "price");
    refused(OFFERS + "?currency=COWS", "currency");
  }

  private void refused(String path, String field) {
    var reply = renter.get(path);
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo(field);
  }

  @Test
  void whoComesSecondHearsItBeforePaying() {
    String holds = OFFERS + "/" + offer + "/holds";
    var held = renter.post(holds, "{\"term\":3}", "Idempotency-Key", "hold-" + offer);
    assertThat(held.status()).as(held.text()).isEqualTo(201);
    var again = renter.post(holds, "{\"term\":3}", "Idempotency-Key", "hold-" + offer);
    assertThat(again.field("id")).isEqualTo(held.field("id"));
    ProblemsTest.expect(other.post(holds, "{\"term\":1}"), 409, "just-taken");
    String hold = "/api/v1/holds/" + held.field("id");
    ProblemsTest.expect(other.get(hold), 404, "not-found");
    assertThat(other.call("DELETE", hold, null).status()).isEqualTo(404);
    var nowhere = renter.post(hold + "/checkout", "{\"successUrl\":\"x\",\"cancelUrl\":\"y\"}");
    ProblemsTest.expect(nowhere, 422, "invalid-value");
    String back = "{\"successUrl\":\"https://x.example/\",\"cancelUrl\":\"https://x.example/\"}";
    ProblemsTest.expect(renter.post(hold + "/checkout", back), 502, "no-payment");
    var rental = renter.get("/api/v1/rentals").json().path("items").path(0);
    assertThat(rental.path("state").asString()).isEqualTo("HELD");
    assertThat(rental.path("month").path("minor").asLong()).isEqualTo(2_813);
    String path = "/api/v1/rentals/" + rental.path("id").asString();
    ProblemsTest.expect(renter.get(path + "/quote"), 409, "conflict");
    ProblemsTest.expect(renter.post(path + "/keep", "{}"), 409, "conflict");
    ProblemsTest.expect(other.get(path), 404, "not-found");
    assertThat(renter.call("DELETE", hold, null).status()).isEqualTo(204);
    assertThat(renter.get(hold).field("state")).isEqualTo("RELEASED");
    assertThat(other.get(OFFERS + "?free=true&price=50000&currency=USD").json().path("items"))
        .hasSize(1);
  }

  @Test
  void ofTwoHundredRentersAtOnceTwentyHoldTheTwentyServersAndTheOthersHearIt() throws Exception {
    String quay = "/api/v1/offers/" + offerOfTwenty() + "/holds";
    List<Api> renters = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      renters.add(api.as(mint(OrganizationId.mint(), null, null)));
    }
    List<Callable<Integer>> asked =
        renters.stream()
            .map(each -> (Callable<Integer>) () -> each.post(quay, "{\"term\":1}").status())
            .toList();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (var threads = Executors.newFixedThreadPool(50)) {
      for (var each : threads.invokeAll(asked)) {
        answers.merge(each.get(), 1, Integer::sum);
      }
    }
    assertThat(answers).isEqualTo(Map.of(201, 20, 409, 180));
  }

  /** Of a vendor of its own, so that no other test's offer is touched. */
  private String offerOfTwenty() {
    var vendor = applying.apply(organization("twenty"), new VendorDraft("T", "DE", true), "test");
    var account = new Connected("acct_1", Set.of("transfers", "payouts"));
    connecting.connect(vendor.id(), account);
    deciding.approve(vendor.id(), "known", "test");
    var specs = new Specs("8 cores", 8, 8_000, 64, "1 TB", 1_024, 1_000);
    var made =
        offering.offer(
            vendor.id(),
            new OfferDraft(
                "T", "ap-storm", "DE", specs, "USD", 99_900, 0, Map.of(1, 0), Instant.EPOCH));
    for (int i = 0; i < 20; i++) {
      enrolled(listing.list(vendor.id(), made.id(), "rack-" + i));
    }
    return made.id().value();
  }

  @Test
  void aTermThatIsNotOfferedIsNamed() {
    var reply = renter.post(OFFERS + "/" + offer + "/holds", "{\"term\":7}");
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("term");
  }
}
