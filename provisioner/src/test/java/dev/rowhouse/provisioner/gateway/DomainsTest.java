package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.container.Route;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DomainsTest {
  private final Street street = new Street("tls-asks-per-second", "1000000");

  @AfterEach
  void close() {
    street.close();
  }

  private Route house(String label) {
    return street.running(label, request -> request.response().end("house of " + label));
  }

  private Route closed(Route open) {
    return street.known(
        street.estate.put(street.estate.with(open, Observed.RUNNING, true, Access.CLAIM_ONLY, 0)));
  }

  private void isKnown(String host) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> street.gateway.router().find(host) != null);
  }

  private void isUnknown(String host) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> street.gateway.router().find(host) == null);
  }

  private Raw.Answer at(String host, String path, String... headers) {
    return street.raw().get(host, path, headers);
  }

  @Test
  void a_proved_name_leads_to_its_container_and_no_name_near_it_does() {
    street.estate.domains.lead("app.acme.example", house("acme"));
    isKnown("app.acme.example");

    assertThat(at("app.acme.example", "/").body()).isEqualTo("house of acme");
    assertThat(at("APP.acme.example.:7401", "/").body()).isEqualTo("house of acme");
    assertThat(
            List.of(
                "acme.example",
                "x.app.acme.example",
                "app.acme.example.test.localhost",
                "app.acme"))
        .allSatisfy(other -> assertThat(at(other, "/").status()).isEqualTo(404));
  }

  @Test
  void below_a_products_name_its_own_containers_answer_and_nobody_elses() {
    Route acme = house("acme");
    street.estate.domains.leadProduct("notes.example", acme);
    Route foreign = street.estate.elsewhere(house("foreign"));
    street.known(foreign);
    isKnown("acme.notes.example");

    assertThat(at("acme.notes.example", "/").body()).isEqualTo("house of acme");
    assertThat(
            List.of(
                "foreign.notes.example",
                "notes.example",
                "x.acme.notes.example",
                "nobody.notes.example"))
        .allSatisfy(other -> assertThat(at(other, "/").status()).isEqualTo(404));
  }

  @Test
  void a_name_that_is_switched_off_leads_nowhere_also_when_another_claim_has_had_it() {
    Route first = house("first");
    Route second = house("second");
    var old = street.estate.domains.lead("app.acme.example", first);
    isKnown("app.acme.example");
    street.estate.domains.off(old);
    isUnknown("app.acme.example");
    street.estate.domains.lead("app.acme.example", second);
    isKnown("app.acme.example");
    street.estate.domains.off(old);

    assertThat(at("app.acme.example", "/").body()).isEqualTo("house of second");
  }

  @Test
  void a_claim_for_one_name_opens_no_other_name_of_the_same_container() {
    Route acme = closed(house("acme"));
    street.estate.domains.lead("app.acme.example", acme);
    street.estate.domains.leadProduct("notes.example", acme);
    isKnown("app.acme.example");
    isKnown("acme.notes.example");
    String here = mint(acme, "app.acme.example");
    String home = mint(acme, "");

    assertThat(opened(here)).containsExactly("app.acme.example");
    assertThat(opened(home)).containsExactly("acme.test.localhost");
    assertThat(opened(mint(acme, "acme.notes.example"))).containsExactly("acme.notes.example");
    assertThat(at("acme.test.localhost", "/?door_claim=" + here).status()).isEqualTo(401);
    assertThat(at("app.acme.example", "/?door_claim=" + here).status()).isEqualTo(303);
    assertThat(at("APP.ACME.example", "/", "Cookie: door_claim=" + here).status()).isEqualTo(200);
  }

  /** By which of its names a cookie and a header with this token open it. */
  private List<String> opened(String token) {
    return java.util.stream.Stream.of(
            "app.acme.example", "acme.notes.example", "acme.test.localhost")
        .filter(host -> {
          int cookie = at(host, "/", "Cookie: door_claim=" + token).status();
          int header = at(host, "/", "X-Rowhouse-Claim: " + token).status();
          assertThat(cookie).isEqualTo(header);
          return cookie == 200;
        })
        .toList();
  }

  private String mint(Route route, String host) {
    var somebody = new Bearer("u-7", "", "", List.of());
    return street
        .desk
        .claims
        .mint(route.container(), host, somebody, Duration.ofMinutes(5))
        .token();
  }

  @Test
  void an_edge_hears_yes_for_proved_names_and_existing_houses_only() {
    Route acme = house("acme");
    street.estate.domains.lead("app.acme.example", acme);
    street.estate.domains.leadProduct("notes.example", acme);
    isKnown("app.acme.example");
    isKnown("acme.notes.example");

    assertThat(asked("app.acme.example")).isEqualTo(200);
    assertThat(asked("App.Acme.Example.")).isEqualTo(200);
    assertThat(asked("acme.notes.example")).isEqualTo(200);
    assertThat(
            List.of(
                "nobody.notes.example",
                "notes.example",
                "acme.example",
                "acme.test.localhost",
                "test.localhost",
                "gateway.internal",
                "",
                "%2e",
                "x".repeat(2_000)))
        .allSatisfy(name -> assertThat(asked(name)).isEqualTo(404));
  }

  @Test
  void an_edge_is_told_nothing_else_and_whoever_comes_through_it_nothing_at_all() {
    street.estate.domains.lead("app.acme.example", house("acme"));
    isKnown("app.acme.example");
    var yes = at("gateway.internal:7401", "/tls?domain=app.acme.example");
    var no = at("gateway.internal:7401", "/tls?domain=app.acme.invalid");

    assertThat(yes.body()).isEmpty();
    assertThat(no.body()).isEmpty();
    assertThat(yes.headers()).isEqualTo(no.headers());
    assertThat(
            at("gateway.internal", "/tls?domain=app.acme.example", "X-Forwarded-For: 203.0.113.9")
                .status())
        .isEqualTo(404);
    assertThat(at("acme.test.localhost", "/tls?domain=app.acme.example").body())
        .isEqualTo("house of acme");
  }

  private int asked(String name) {
    return at("gateway.internal", "/tls?domain=" + name).status();
  }

  @Test
  void whoever_asks_too_often_is_refused() {
    try (var few = new Street("tls-asks-per-second", "3")) {
      assertThat(
              java.util.stream.IntStream.range(0, 200)
                  .map(_ -> few.raw().get("gateway.internal", "/tls?domain=a.example").status())
                  .boxed()
                  .toList())
          .containsOnly(404, 429)
          .contains(429);
    }
  }
}
