package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.e2e.Portal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process is killed in the middle of a payment, of a server's becoming a node, of its going back
 * and of its wipe: all of it happens once, the server is free again, and the books have what
 * Stripe's balance has.
 */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RentKillsJourney {
  private static final Duration SOON = Duration.ofSeconds(90);

  /** The one server of an offer that no other journey rents. */
  private static final String MACHINE = "ap-1";

  private static final String OFFER = "Junk";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Installation installation;
  private Facts facts;
  private Portal portal;

  @BeforeAll
  void aMachineIsOnTheMarket(Installation shared) throws Exception {
    installation = shared;
    facts = new Facts(installation.home());
    portal = new Portal("http://localhost:" + installation.ports(), installation.apiKey());
    installation.run("node", "add", MACHINE, "--server", MACHINE);
    await().atMost(SOON).until(() -> server().equals("AVAILABLE"));
  }

  @AfterAll
  void close() {
    facts.close();
  }

  /** One rental, with a death in the middle of each of its turns. */
  @Test
  void everyTurnOfARentalSurvivesADeath() throws Exception {
    String offer = offer();
    String hold =
        portal.post("offers/" + offer + "/holds", Map.of("term", 1)).path("id").asString();
    String back = "https://example.com/";
    JsonNode rental =
        portal.post("holds/" + hold + "/checkout", Map.of("successUrl", back, "cancelUrl", back));
    String id = rental.path("id").asString();

    pay(rental.path("checkoutUrl").asString());
    String looked = "kind = 'LOOK' AND rental_id = '" + id + "'";
    killed(
        Victim.DATABASE,
        "SELECT 'now' FROM marketplace_rental WHERE id = '%s' AND (state = 'ACTIVE' OR EXISTS ("
                .formatted(id)
            + "SELECT 1 FROM marketplace_deadline WHERE "
            + looked
            + "))");
    killed(Victim.PORTAL, chore("ATTACH", id) + " UNION " + node(id));
    await().atMost(SOON).until(() -> state(id).equals("ACTIVE"));
    await().atMost(SOON).until(() -> facts.ask(node(id)).startsWith("READY"));
    assertThat(count("marketplace_rental_payment WHERE rental_id = '" + id + "'")).isEqualTo("1");

    JsonNode quote = portal.get("rentals/" + id + "/quote");
    portal.post("rentals/" + id + "/end", quote);
    killed(Victim.DATABASE, chore("DRAIN", id) + " UNION " + serverIn("WIPING", "AVAILABLE"));
    killed(Victim.PORTAL, serverIn("WIPING", "AVAILABLE"));
    await().atMost(SOON).until(() -> server().equals("AVAILABLE"));
    await().atMost(SOON).until(() -> state(id).equals("ENDED"));
    await()
        .atMost(SOON)
        .until(() ->
            count("marketplace_refund WHERE state = 'DONE' AND rental_id = '" + id + "'")
                .equals("1"));
    await().atMost(SOON).until(() -> count("provisioner_chore").equals("0"));
    assertThat(count("provisioner_node WHERE state <> 'GONE' AND rental_id = '" + id + "'"))
        .isEqualTo("0");
    assertThat(facts.ask("SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry"))
        .isEqualTo("0");
    assertThat(books()).isEqualTo(String.valueOf(balanceAtStripe()));
  }

  private String offer() {
    return portal.list("offers?free=true").stream()
        .filter(it -> it.path("name").asString("").equals(OFFER))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private static String chore(String kind, String subject) {
    return "SELECT 'now' FROM provisioner_chore WHERE kind = '%s' AND subject = '%s'"
        .formatted(kind, subject);
  }

  private static String node(String rental) {
    return "SELECT state FROM provisioner_node WHERE rental_id = '%s'".formatted(rental);
  }

  private static String serverIn(String... states) {
    return "SELECT state FROM marketplace_server WHERE label = '%s' AND state IN ('%s')"
        .formatted(MACHINE, String.join("', '", states));
  }

  /** Kills it when the row is there; then the launcher starts what is missing. */
  private void killed(Victim victim, String moment) throws Exception {
    facts.seen(moment, SOON);
    victim.kill(installation.home());
    installation.run("up", "--detach");
  }

  private void pay(String url) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("email=a@example.com&card=4242424242424242"))
            .build();
    assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
  }

  private String books() {
    return facts.ask(
        "SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry"
            + " WHERE account = 'STRIPE_BALANCE'");
  }

  /** What is left of all charges after fees and refunds. */
  private long balanceAtStripe() throws Exception {
    String url = "http://127.0.0.1:%d/platform/_control/state".formatted(installation.ports() + 4);
    var answer =
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    long net = 0;
    Set<String> counted = new HashSet<>();
    for (JsonNode booked : JSON.readTree(answer.body()).path("balance_transaction")) {
      net += counted.add(booked.path("id").asString()) ? booked.path("net").asLong() : 0;
    }
    return net;
  }

  private String state(String rental) {
    return facts.ask("SELECT state FROM marketplace_rental WHERE id = '" + rental + "'");
  }

  private String server() {
    return facts.ask("SELECT state FROM marketplace_server WHERE label = '" + MACHINE + "'");
  }

  private String count(String of) {
    return facts.ask("SELECT COUNT(*) FROM " + of);
  }
}
