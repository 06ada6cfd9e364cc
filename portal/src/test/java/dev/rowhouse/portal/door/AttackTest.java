package dev.rowhouse.portal.door;

import static dev.rowhouse.portal.door.SignInAtTheDoorTest.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.connection.Connection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who wants in where they should not be would try. */
class AttackTest extends DoorTest {
  private final FakeProvider provider = new FakeProvider();
  private final Employee ada = new Employee();
  private final Employee eve = new Employee();
  private House acme;
  private Connection connection;

  @BeforeEach
  void connected() {
    if (acme == null) {
      acme = house("Acme");
      connection = active(acme, settings(provider.issuer));
    }
    provider.claims = _ -> {};
    provider.signature = _ -> {};
    provider.answer = it -> it;
    provider.document = it -> it;
  }

  @AfterEach
  void forget() {
    ada.plant(acme.url(), "door_claim", "");
  }

  @AfterAll
  void close() {
    ada.close();
    eve.close();
    provider.close();
  }

  @Test
  void anAnswerIsTakenOnce() {
    Employee.Page back = backAtTheDoor(ada);
    assertThat(ada.openOnce(back.location()).status()).isEqualTo(303);
    assertThat(ada.openOnce(back.location()).status()).isEqualTo(400);
  }

  @Test
  void anAnswerIsForTheBrowserThatBegan() {
    Employee.Page back = backAtTheDoor(ada);
    eve.open(acme.at("/"));
    assertThat(eve.openOnce(back.location()).status()).isEqualTo(400);
    backAtTheDoor(eve);
    assertThat(eve.openOnce(back.location()).status())
        .as("with a browser of her own")
        .isEqualTo(400);
    assertThat(ada.openOnce(back.location()).status()).as("it is still Ada's").isEqualTo(303);
  }

  @Test
  void twoTabsSignInBesideEachOther() {
    Employee.Page one = backAtTheDoor(ada);
    Employee.Page two = backAtTheDoor(ada);
    assertThat(ada.openOnce(two.location()).status()).isEqualTo(303);
    assertThat(ada.openOnce(one.location()).status()).isEqualTo(303);
  }

  @Test
  void anAnswerToOneConnectionIsNoneToAnother() {
    try (var other = new FakeProvider()) {
      Connection second = active(acme, settings(other.issuer));
      URI mixed =
          URI.create(
              backAtTheDoor(ada)
                  .location()
                  .toString()
                  .replace(connection.id().value(), second.id().value()));
      assertThat(ada.openOnce(mixed).status()).isEqualTo(400);
      connections.delete(builder, acme.tenant(), second.id());
    }
  }

  @Test
  void anotherTenantsConnectionDoesNotExistHere() {
    House other = house("Other");
    String id = connection.id().value();
    assertThat(ada.openOnce(other.at("/.door/go/" + id)).status()).isEqualTo(404);
    URI moved = moved(backAtTheDoor(ada).location(), other);
    assertThat(ada.openOnce(moved).status()).isEqualTo(400);
  }

  @Test
  void aClaimOfOneHouseOpensNoOther() {
    House other = house("Neighbour");
    active(other, settings(provider.issuer));
    signIn(ada);
    assertThat(ada.openOnce(acme.at("/")).status()).as("at home").isEqualTo(200);
    ada.plant(other.url(), "door_claim", ada.cookie(acme.url(), "door_claim"));
    assertThat(ada.openOnce(other.at("/")).status()).isEqualTo(303);
  }

  @Test
  void anAnswerNamesItsIssuer() {
    provider.answer = it -> it.replaceAll("&iss=.*", "&iss=https%3A%2F%2Fevil.example");
    refused("another issuer");
    provider.answer = it -> it.replaceAll("&iss=.*", "");
    refused("names no issuer");
  }

  @Test
  void aTokenIsForThisClientThisSignInAndNow() {
    lie(it -> it.setAudience("somebody-else"), "for another client");
    lie(it -> it.setAudience("rooms", "else"), "for another client");
    lie(it -> it.setStringClaim("azp", "else"), "for another client");
    lie(it -> it.setIssuer(provider.issuer + "/"), "from another issuer");
    lie(it -> it.setClaim("nonce", "planted"), "belongs to another sign-in");
    lie(it -> it.unsetClaim("nonce"), "belongs to another sign-in");
    lie(AttackTest::over, "was over when it arrived");
    lie(it -> it.setIssuedAt(secondsFromNow(200)), "from the future");
    lie(it -> it.setNotBefore(secondsFromNow(200)), "from the future");
    provider.claims =
        it -> {
          it.setIssuedAt(secondsFromNow(-200));
          it.setExpirationTime(secondsFromNow(-30));
        };
    assertThat(signIn(ada).status()).as("clocks may differ by a minute").isEqualTo(200);
  }

  @Test
  void aTokenIsSignedWithThePublishedKeyAndByNoOtherMeans() {
    var mine = FakeProvider.key("one");
    provider.signature = jws -> jws.setKey(mine.getPrivateKey());
    refused("signature is not made with the key");
    provider.signature = AttackTest::unsigned;
    refused("does not publish");
    provider.signature = this::signedWithThePublicKeyAsASecret;
    refused("does not publish");
    provider.signature = jws -> jws.setKeyIdHeaderValue("unheard-of");
    refused("does not publish");
  }

  @Test
  void aKeyThatWasChangedMidwayIsFound() {
    assertThat(signIn(ada).status()).isEqualTo(200);
    var next = FakeProvider.key("two-" + System.nanoTime());
    var before = provider.publishes;
    provider.publishes = List.of(before.getFirst(), next);
    provider.signs = next;
    org.awaitility.Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(java.time.Duration.ofSeconds(1))
        .until(() -> signIn(ada).status() == 200);
    provider.signs = before.getFirst();
    provider.publishes = before;
  }

  @Test
  void nobodyIsLedElsewhereAfterwards() {
    for (String to :
        List.of(
            "//evil.example/",
            "https://evil.example/",
            "/\\evil.example",
            "javascript:alert(1)",
            "/.door/out",
            "/a\r\nSet-Cookie: x=y")) {
      URI door = acme.at("/.door/?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
      Employee.Page back =
          ada.openOnce(ada.openOnce(link(ada.openOnce(door), connection)).location());
      assertThat(ada.openOnce(back.location()).location()).as(to).isEqualTo(acme.at("/"));
    }
  }

  @Test
  void aProviderCannotSendUsIntoNetworksOfItsChoice() {
    for (String address :
        List.of(
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "http://user@127.0.0.1/",
            "http://0.0.0.0/")) {
      for (String endpoint : List.of("jwks_uri", "token_endpoint")) {
        House other = house("Net" + Math.abs((address + endpoint).hashCode()));
        provider.document = it -> with(it, endpoint, address);
        Connection lured = active(other, settings(provider.issuer));
        Employee.Page page = ada.open(link(ada.open(other.at("/")), lured));
        assertThat(page.status()).as(endpoint + " " + address).isEqualTo(502);
        assertThat(trace(other, lured))
            .as(endpoint + " " + address)
            .containsAnyOf("leads into a private network", "must be an https address");
      }
    }
  }

  @Test
  void aProviderIsWhoItSaysItIs() {
    provider.document = it -> with(it, "issuer", "https://accounts.example");
    House other = house("Masked");
    Connection masked = active(other, settings(provider.issuer));
    assertThat(ada.open(link(ada.open(other.at("/")), masked)).status()).isEqualTo(403);
    assertThat(trace(other, masked)).contains("calls itself “https://accounts.example”");
  }

  @Test
  void redirectsAndFloodsOfAProviderAreNotFollowed() {
    provider.before =
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/token")) {
            exchange.getResponseHeaders().set("Location", provider.issuer + "/keys");
            try {
              exchange.sendResponseHeaders(302, -1);
            } catch (java.io.IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    assertThat(signIn(ada).status()).isEqualTo(502);
    provider.before = _ -> {};
    provider.claims = it -> it.setClaim("groups", "x".repeat(300_000));
    assertThat(signIn(ada).status()).isEqualTo(502);
    assertThat(trace(acme, connection)).contains("more than 256 KB");
  }

  @Test
  void aSlowProviderHoldsUpNobodyElse() {
    var begun = new CountDownLatch(8);
    var held = new CountDownLatch(1);
    try (var slow = new FakeProvider();
        var people = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      slow.before =
          exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("openid-configuration")) {
              begun.countDown();
              await(held);
            }
          };
      House other = house("Slow");
      Connection stuck = active(other, settings(slow.issuer));
      URI way = other.at("/.door/go/" + stuck.id().value());
      for (int i = 0; i < 8; i++) {
        var _ = CompletableFuture.runAsync(() -> visit(way), people);
      }
      await(begun);
      assertThat(eve.openOnce(way).status()).as("the ninth does not wait").isEqualTo(503);
      assertThat(signIn(ada).status()).as("and others do not notice").isEqualTo(200);
      held.countDown();
    }
  }

  private static void visit(URI way) {
    try (var one = new Employee()) {
      one.openOnce(way);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> with(Map<String, Object> said, String name, String value) {
    var other = new HashMap<>(said);
    other.put(name, value);
    return other;
  }

  private interface Lie extends java.util.function.Consumer<org.jose4j.jwt.JwtClaims> {}

  private void lie(Lie claims, String words) {
    provider.claims = claims;
    refused(words);
    provider.claims = _ -> {};
  }

  private void refused(String words) {
    Employee.Page page = signIn(ada);
    assertThat(page.status()).as(words).isEqualTo(403);
    assertThat(trace(acme, connection)).contains(words);
    assertThat(ada.openOnce(acme.at("/")).status()).as(words).isEqualTo(303);
  }

  private static void over(org.jose4j.jwt.JwtClaims claims) {
    claims.setIssuedAt(secondsFromNow(-200));
    claims.setExpirationTime(secondsFromNow(-90));
  }

  private static NumericDate secondsFromNow(long seconds) {
    return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
  }

  private static void unsigned(JsonWebSignature jws) {
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    jws.setAlgorithmHeaderValue("none");
    jws.setKey(null);
  }

  private void signedWithThePublicKeyAsASecret(JsonWebSignature jws) {
    jws.setAlgorithmHeaderValue("HS256");
    jws.setKey(new HmacKey(provider.signs.getPublicKey().getEncoded()));
  }

  /** Stands before the answer that the provider gave, which is not brought back yet. */
  private Employee.Page backAtTheDoor(Employee who) {
    Employee.Page go = who.openOnce(link(who.open(acme.at("/.door/?to=/")), connection));
    return who.openOnce(go.location());
  }

  private Employee.Page signIn(Employee who) {
    return who.follow(backAtTheDoor(who));
  }

  private static URI moved(URI uri, House house) {
    return URI.create(
        uri.toString().replace(uri.getHost() + ":" + uri.getPort(), house.url().getAuthority()));
  }
}
