package dev.rowhouse.provisioner.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.claim.MintedClaim;
import dev.rowhouse.provisioner.container.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Street street = new Street();

  @AfterEach
  void close() {
    street.close();
  }

  private Route closed(String label, Observed observed) {
    int port =
        street.app(request -> {
          var said = new StringBuilder(request.uri() + "\n");
          request.headers().forEach(it -> said.append(it.getKey() + ": " + it.getValue() + "\n"));
          request.response().end(said.toString());
        });
    Route route = street.estate.add(label, observed, port);
    return street.known(
        street.estate.put(street.estate.with(route, observed, true, Access.CLAIM_ONLY, 0)));
  }

  private MintedClaim mint(Route route) {
    return street.desk.claims.mint(
        route.container(),
        "",
        new Bearer("u-7", "zoë@example.com", "Zoë\r\nX-Evil: 1", List.of("admin", "a,b")),
        Duration.ofHours(1));
  }

  @Test
  void withoutAClaimNobodyEntersAndNobodyIsWoken() {
    closed("acme", Observed.STOPPED);
    var answer = street.get("acme", "/", "Accept: text/html");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("Please sign in");
    assertThat(answer.body().toLowerCase()).doesNotContain("rowhouse");
    assertThat(street.estate.wakes).hasValue(0);
    assertThat(street.gateway.counters().refusedClaims.sum()).isPositive();
  }

  @Test
  void nobodyButUsSendsTheCredentialOfAHouse() {
    street.running(
        "open",
        request -> request.response().end(String.valueOf(request.getHeader("X-Rowhouse-Sandbox"))));
    assertThat(
            street
                .get(
                    "open",
                    "/.well-known/sandbox",
                    "X-Rowhouse-Sandbox: forged",
                    "x-rowhouse-sandbox: forged",
                    "Connection: X-Rowhouse-Sandbox")
                .body())
        .isEqualTo("null");
  }

  @Test
  void aLinkBecomesACookieAndTheCleanAddress() {
    Route route = closed("acme", Observed.RUNNING);
    String token = mint(route).token();
    var answer = street.get("acme", "/notes?a=%20b&door_claim=" + token + "&c");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("http://acme.test.localhost/notes?a=%20b&c");
    assertThat(answer.header("Set-Cookie"))
        .startsWith("door_claim=" + token + "; Path=/; Max-Age=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain", "Secure");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void aLinkLeadsNowhereElse() {
    Route route = closed("acme", Observed.RUNNING);
    String token = mint(route).token();
    assertThat(street.get("acme", "//evil.example/x?door_claim=" + token).header("Location"))
        .isEqualTo("http://acme.test.localhost//evil.example/x");
    assertThat(street.get("acme", "/\\evil.example?door_claim=" + token).header("Location"))
        .isEqualTo("http://acme.test.localhost/\\evil.example");
  }

  @Test
  void aBadLinkIsRefusedWithWords() {
    closed("acme", Observed.RUNNING);
    Route other = closed("other", Observed.RUNNING);
    String token = mint(other).token();
    var answer = street.get("acme", "/?door_claim=" + token, "Accept: text/html");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Set-Cookie")).isNull();
    assertThat(answer.body()).contains("not valid here");
  }

  @Test
  void theAppLearnsWhoCameAndNeverSeesTheClaim() {
    Route route = closed("acme", Observed.RUNNING);
    String token = mint(route).token();
    var answer =
        street.get(
            "acme",
            "/x",
            "Cookie: a=1; door_claim=" + token + "; b=2",
            "X-Rowhouse-User: root",
            "X_Rowhouse_Roles: owner",
            "X.Rowhouse.Roles: owner",
            "x-rowhouse-email: forged");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("X-Rowhouse-User: u-7\n")
        .contains("X-Rowhouse-Email: zo%C3%AB@example.com\n")
        .contains("X-Rowhouse-Name: Zo%C3%AB%0D%0AX-Evil: 1\n")
        .contains("X-Rowhouse-Roles: admin,a%2Cb\n")
        .containsIgnoringCase("cookie: a=1; b=2\n")
        .doesNotContain(token, "root", "owner", "forged", "\nX-Evil");
  }

  @Test
  void anApiClientMayCarryItsClaimInAHeader() {
    Route route = closed("acme", Observed.RUNNING);
    String token = mint(route).token();
    var answer = street.get("acme", "/x", "X-Rowhouse-Claim: " + token);
    assertThat(answer.body()).contains("X-Rowhouse-User: u-7\n").doesNotContain(token);
    assertThat(street.get("acme", "/x", "X-Rowhouse-Claim: " + token + "x").status())
        .isEqualTo(401);
  }

  @Test
  void forgedIdentityNeverReachesAnOpenAppEither() {
    street.running(
        "open",
        request -> request.response().end(String.valueOf(request.getHeader("X-Rowhouse-User"))));
    assertThat(street.get("open", "/", "X-Rowhouse-User: root").body()).isEqualTo("null");
    assertThat(street.get("open", "/", "Cookie: door_claim=nonsense").status()).isEqualTo(200);
  }

  @Test
  void aRaisedEpochShutsTheDoorAtOnce() {
    Route route = closed("acme", Observed.RUNNING);
    String cookie = "Cookie: door_claim=" + mint(route).token();
    assertThat(street.get("acme", "/", cookie).status()).isEqualTo(200);
    street.known(
        street.estate.put(street.estate.with(route, Observed.RUNNING, true, Access.CLAIM_ONLY, 1)));
    assertThat(street.get("acme", "/", cookie).status()).isEqualTo(401);
  }

  @Test
  void aRevokedClaimIsRefusedWithinMoments() {
    Route route = closed("acme", Observed.RUNNING);
    MintedClaim claim = mint(route);
    String cookie = "Cookie: door_claim=" + claim.token();
    assertThat(street.get("acme", "/", cookie).status()).isEqualTo(200);
    street.desk.claims.revoke(claim.id());
    await().until(() -> street.get("acme", "/", cookie).status() == 401);
  }

  @Test
  void aWrongCookieBesideTheRightOneDoesNoHarm() {
    Route route = closed("acme", Observed.RUNNING);
    String planted = mint(closed("evil", Observed.RUNNING)).token();
    var answer =
        street.get(
            "acme", "/", "Cookie: door_claim=" + planted + "; door_claim=" + mint(route).token());
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aStreamEndsWithTheClaimThatOpenedIt() {
    Route route =
        street.estate.add(
            "live",
            Observed.RUNNING,
            street.app(request -> request.response().setChunked(true).write("first")));
    route =
        street.known(
            street.estate.put(
                street.estate.with(route, Observed.RUNNING, true, Access.CLAIM_ONLY, 0)));
    MintedClaim claim = mint(route);
    var client =
        street
            .raw()
            .send(
                "GET / HTTP/1.1\r\nHost: live.test.localhost\r\nX-Rowhouse-Claim: "
                    + claim.token()
                    + "\r\n\r\n");
    assertThat(client.head().status()).isEqualTo(200);
    street.desk.claims.revoke(claim.id());
    await().atMost(Duration.ofSeconds(60)).until(client::isEndedSoon);
  }
}
