package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process is killed in the middle of a step, as its row shows it, and started again by the
 * launcher: within half a minute all is as it was wanted, once, and nothing is lost or left.
 */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillsJourney {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  /** Over HTTP/2 a Host beside another :authority is malformed (RFC 9113, 8.3.1). */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Installation installation;
  private Facts facts;
  private Portal portal;
  private Gateway gateway;
  private String price;

  @BeforeAll
  void aHouseIsUp(Installation shared) throws Exception {
    installation = shared;
    facts = new Facts(installation.home());
    portal = new Portal("http://localhost:" + installation.ports(), installation.apiKey());
    gateway = new Gateway("http://localhost:" + (installation.ports() + 1));
    price = facts.json("demo.json").path("price").asString();
  }

  @AfterAll
  void close() {
    facts.close();
  }

  /** One life, with a death in the middle of each of its turns. */
  @ParameterizedTest
  @EnumSource(Victim.class)
  void everyTurnOfALifeSurvivesTheDeathOf(Victim victim) throws Exception {
    String subscription = signUp(victim);
    String tenant = "t.subscription = '" + subscription + "'";
    killed(victim, "signup", tenant + " AND c.observed = 'CREATING' AND c.ipv4 IS NOT NULL");
    String container = ask("c.id", tenant);
    String id = ask("t.id", tenant);
    String url = portal.get("containers/" + container).path("url").asString();
    writeNote(url);

    String row = "c.id = '" + container + "'";
    portal.post("containers/" + container + "/stop", Map.of());
    killed(victim, "stop", row + " AND c.closing");
    assertThat(ask("c.observed", row)).isEqualTo("STOPPED");

    CompletableFuture<Integer> request = CompletableFuture.supplyAsync(() -> gateway.status(url));
    killed(victim, "wake", row + " AND c.observed = 'STOPPED' AND c.desired = 'RUNNING'");
    request.join();
    assertThat(page(url)).contains("one that stays");

    portal.patch(
        "containers/" + container,
        Map.of("environment", List.of(Map.of("name", "GREETING", "value", "Hello " + victim))));
    killed(victim, "change", row + " AND " + changing(victim));
    assertThat(page(url)).contains("one that stays", "Hello " + victim);

    portal.delete("tenants/" + id);
    killed(victim, "erase", row + " AND c.observed = 'DELETING'");
    await().atMost(SOON).until(() -> portal.find("tenants/" + id + "/receipt").isPresent());
    JsonNode receipt = portal.get("tenants/" + id + "/receipt").path("document");
    assertThat(portal.post("receipts/verify", receipt).path("valid").asBoolean()).isTrue();
    assertThat(gateway.status(url)).isEqualTo(404);
  }

  @Test
  void anEngineThatComesBackWithoutRulesHasThemAgain() throws Exception {
    Victim.DOCKER.kill(installation.home());
    facts.loseRules();
    assertThat(facts.complaints()).isNotEmpty();
    installation.run("up", "--detach");
    await().atMost(SOON).untilAsserted(() -> assertThat(facts.complaints()).isEmpty());
  }

  /** While the successor is built, and when it is to take over. */
  private static String changing(Victim victim) {
    return victim == Victim.DATABASE
        ? "c.make_swap > 0"
        : "c.observed = 'STOPPED' AND c.make_wanted > c.make_applied";
  }

  /** Kills it when there is such a row; then waits until all is well again. */
  private void killed(Victim victim, String turn, String moment) throws Exception {
    facts.seen(asked("c.id", moment), SOON);
    victim.kill(installation.home());
    installation.run("up", "--detach");
    long began = System.nanoTime();
    await().atMost(SOON).untilAsserted(() -> assertThat(facts.complaints()).isEmpty());
    System.out.printf(
        "%s dies during %s: well again %.1f s after the start%n",
        victim, turn, (System.nanoTime() - began) / 1e9);
  }

  private String ask(String what, String where) {
    return facts.ask(asked(what, where));
  }

  private static String asked(String what, String where) {
    return "SELECT %s FROM provisioner_container c".formatted(what)
        + " LEFT JOIN provisioner_tenant t ON t.container_id = c.id WHERE "
        + where;
  }

  private String signUp(Victim victim) throws Exception {
    String customer = stripe("customers", "email=" + victim + "@example.com");
    return stripe("subscriptions", "customer=" + customer + "&items[0][price]=" + price);
  }

  /** Makes something at the stand-in, which posts the signed event; returns its identifier. */
  private String stripe(String what, String form) throws Exception {
    String url = "http://127.0.0.1:%d/v1/%s".formatted(installation.ports() + 4, what);
    return JSON.readTree(post(url, form, url).body()).path("id").asString();
  }

  private void writeNote(String url) throws Exception {
    String address = "http://localhost:%d/notes".formatted(installation.ports() + 1);
    String words = URLEncoder.encode("one that stays", StandardCharsets.UTF_8);
    assertThat(post(address, "title=Note&body=" + words, url).statusCode()).isLessThan(400);
  }

  private HttpResponse<String> post(String address, String form, String host) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Bearer sk_test_demo")
            .header("Host", URI.create(host).getRawAuthority())
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private String page(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer = gateway.get(url);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
