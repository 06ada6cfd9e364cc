package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Identity;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.account.Users;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.Seeding;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Verifying;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Renting as a program does, up to the payment. */
class MarketApiTest extends ApiTest {
  private static final String OFFERS = "/api/v1/offers";

  @Autowired Seeding seeding;
  @Autowired Servers servers;
  @Autowired Verifying verifying;
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
    if (seeding.seed(user.id()) > 0) {
      servers.list(Optional.of(ServerState.LISTED), Optional.empty(), 200).stream()
          .filter(server -> server.label().equals("eu-1"))
          .forEach(this::enrolled);
    }
    offer = renter.get(OFFERS + "?free=true").json().path("items").path(0).path("id").asString("");
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
    assertThat(renter.get(OFFERS).json().path("items")).hasSize(12);
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
    assertThat(other.get(OFFERS + "?free=true").json().path("items")).hasSize(1);
  }

  @Test
  void aTermThatIsNotOfferedIsNamed() {
    var reply = renter.post(OFFERS + "/" + offer + "/holds", "{\"term\":7}");
    ProblemsTest.expect(reply, 422, "invalid-value");
    assertThat(reply.field("field")).isEqualTo("term");
  }
}
