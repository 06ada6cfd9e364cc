package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionState;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of an employee through the door, by a provider of the test's own. */
class SignInAtTheDoorTest extends DoorTest {
  private FakeProvider provider;
  private Employee ada;

  @BeforeEach
  void begin() {
    provider = new FakeProvider();
    ada = new Employee();
  }

  @AfterEach
  void end() {
    ada.close();
    provider.close();
  }

  @Test
  void leadsAStrangerToTheProviderAndBackToThePageTheyAskedFor() throws Exception {
    House house = house("Acme");
    Connection connection = active(house, settings(provider.issuer));
    Employee.Page door = ada.open(house.at("/board/7?tab=a%20b"));
    assertThat(door.body()).contains("Sign in to Acme", "Continue with Acme", "Notebook");
    Employee.Page in = ada.open(link(door, connection));
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.uri()).isEqualTo(house.at("/board/7?tab=a%20b"));
    assertThat(in.body())
        .startsWith("/board/7?tab=a%20b\n")
        .containsIgnoringCase("X-Rowhouse-Email: ada@acme.example")
        .containsIgnoringCase("X-Rowhouse-Name: Ada Lovelace")
        .containsIgnoringCase("X-Rowhouse-Roles: editor\n")
        .containsIgnoringCase("X-Rowhouse-User: prs_")
        .containsIgnoringCase("X-Rowhouse-Assertion: ey")
        .doesNotContainIgnoringCase("cookie:");
    assertThat(provider.asked.getLast()).doesNotContainKey("client_secret");
    assertThat(trace(house, connection)).isEqualTo("Signed in. Roles: editor");
    assertThatItIsAsserted(house, in);
  }

  /** As an app would check it: by the keys at the door, for it alone, as long as the session. */
  private void assertThatItIsAsserted(House house, Employee.Page in) throws Exception {
    String token = in.body().replaceAll("(?is).*X-Rowhouse-Assertion: ([^\n]+)\n.*", "$1");
    String user = in.body().replaceAll("(?is).*X-Rowhouse-User: ([^\n]+)\n.*", "$1");
    var keys = new JsonWebKeySet(ada.openOnce(house.at("/.door/keys")).body()).getJsonWebKeys();
    JwtClaims said =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
            .setExpectedAudience("app:" + house.container().value())
            .setRequireExpirationTime()
            .build()
            .processToClaims(token);
    assertThat(said.getSubject()).isEqualTo(user);
    assertThat(said.getStringClaimValue("email")).isEqualTo("ada@acme.example");
    assertThat(said.getStringListClaimValue("roles")).containsExactly("editor");
    assertThat(said.getExpirationTime().getValue() - said.getIssuedAt().getValue())
        .as("the connection's session")
        .isEqualTo(settings(provider.issuer).session().toSeconds());
    try (var thief = new Employee()) {
      thief.plant(house.url(), "door_claim", token);
      assertThat(thief.openOnce(house.at("/")).status()).as("opens nothing").isEqualTo(303);
    }
  }

  @Test
  void stripsWhatAClientSaysOfItself() {
    House house = house("Strict");
    Connection connection = active(house, settings(provider.issuer));
    ada.open(link(ada.open(house.at("/")), connection));
    Employee.Page in =
        ada.openOnce(
            house.at("/"),
            "X-Rowhouse-Roles",
            "owner",
            "X-Rowhouse-Assertion",
            "forged",
            "x-rowhouse-user",
            "forged",
            "X_Rowhouse_Email",
            "forged");
    assertThat(in.body())
        .containsIgnoringCase("X-Rowhouse-Roles: editor\n")
        .doesNotContain("owner", "forged");
  }

  @Test
  void refusesWhoHasNoRoleAndSaysWhyToAdmins() {
    House house = house("Deny");
    Connection connection = active(house, settings(provider.issuer));
    provider.claims = it -> it.setStringListClaim("groups", "editor", "owner");
    Employee.Page refused = ada.open(link(ada.open(house.at("/")), connection));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("You have no part in this space yet");
    assertThat(trace(house, connection)).contains("None of their groups has a role here");
    assertThat(ada.openOnce(house.at("/")).status()).isEqualTo(303);
  }

  @Test
  void givesTheAppNoAddressThatNobodyVouchesFor() {
    House house = house("Vouch");
    Connection connection = active(house, settings(provider.issuer));
    provider.claims = it -> it.unsetClaim("email_verified");
    Employee.Page in = ada.open(link(ada.open(house.at("/")), connection));
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.body()).doesNotContainIgnoringCase("X-Rowhouse-Email");
  }

  @Test
  void testsAConnectionWithoutLettingAnybodyInAndThenLetsItBecomeActive() {
    House house = house("Trial");
    Connection made = connections.create(builder, house.tenant(), settings(provider.issuer), "s");
    assertThat(ada.openOnce(test(house, made)).status()).isEqualTo(404);
    move(house, made, ConnectionState.TESTING);
    assertThat(ada.openOnce(house.at("/.door/go/" + made.id().value())).status()).isEqualTo(404);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> move(house, made, ConnectionState.ACTIVE)))
        .hasMessageContaining("test the sign-in first");
    Employee.Page tested = ada.open(test(house, made));
    assertThat(tested.body()).contains("The sign-in works", "ada@acme.example", "editor");
    assertThat(ada.cookie(house.url(), "door_claim")).isNull();
    assertThat(move(house, made, ConnectionState.ACTIVE).state()).isEqualTo(ConnectionState.ACTIVE);
  }

  @Test
  void putsEverybodyOutWhenTheConnectionIsSwitchedOff() {
    House house = house("Off");
    Connection connection = active(house, settings(provider.issuer));
    assertThat(ada.open(link(ada.open(house.at("/")), connection)).status()).isEqualTo(200);
    move(house, connection, ConnectionState.DISABLED);
    Awaitility.await().atMost(PATIENCE).until(() -> ada.openOnce(house.at("/")).status() == 401);
  }

  @Test
  void signsOutWhoAsksForItAndNobodyElse() {
    House house = house("Leave");
    Connection connection = active(house, settings(provider.issuer));
    ada.open(link(ada.open(house.at("/")), connection));
    String claim = ada.cookie(house.url(), "door_claim");
    ada.postOnce(house.at("/.door/out"), Map.of());
    assertThat(ada.open(house.at("/.door/?out")).body()).contains("You are signed out");
    ada.plant(house.url(), "door_claim", claim);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> ada.openOnce(house.at("/")).status() == 303);
  }

  @Test
  void endsTheSignInAtTheProviderToo() {
    House house = house("Both");
    Connection connection = active(house, settings(provider.issuer));
    ada.open(link(ada.open(house.at("/")), connection));
    URI there = ada.postOnce(house.at("/.door/out"), Map.of()).location();
    assertThat(there.toString()).startsWith(provider.issuer + "/end?");
    var said = FakeProvider.parse(there.getRawQuery());
    assertThat(said.get("id_token_hint")).startsWith("ey");
    assertThat(said.get("client_id")).isEqualTo("rooms");
    assertThat(said.get("post_logout_redirect_uri")).isEqualTo(house.at("/.door/?out").toString());
  }

  @Test
  void letsTheCompanyEndOneSignInOrAllOfAPerson() {
    House house = house("Bye");
    Connection connection = active(house, settings(provider.issuer));
    try (var phone = new Employee()) {
      signInAs(ada, house, connection, "desk");
      signInAs(phone, house, connection, "phone");
      assertThat(bye(house, connection, it -> it.setClaim("sid", "phone"))).isEqualTo(200);
      awaitOut(phone, house);
      assertThat(ada.openOnce(house.at("/")).status()).isEqualTo(200);
      assertThat(bye(house, connection, it -> it.setSubject("ada-1"))).isEqualTo(200);
      awaitOut(ada, house);
    }
  }

  @Test
  void believesNoSignOutButTheProvidersOwn() {
    House house = house("Stay");
    Connection connection = active(house, settings(provider.issuer));
    signInAs(ada, house, connection, "desk");
    try (var foreign = new FakeProvider()) {
      String forged = foreign.logoutToken("rooms", it -> it.setSubject("ada-1"));
      assertThat(bye(house, connection, forged)).isEqualTo(400);
    }
    assertThat(bye(house, connection, it -> it.setClaim("nonce", "n"))).isEqualTo(400);
    assertThat(bye(house, connection, it -> it.setClaim("events", Map.of()))).isEqualTo(400);
    assertThat(bye(house, connection, it -> it.setAudience("else"))).isEqualTo(400);
    assertThat(bye(house, connection, _ -> {})).as("names nobody").isEqualTo(400);
    assertThat(ada.openOnce(house.at("/")).status()).isEqualTo(200);
  }

  @Test
  void signsInByTheTenantsOwnDomainAndByNoOtherNameWithIt() {
    House house = house("Own");
    Connection connection = active(house, settings(provider.issuer));
    House own = own(house);
    awaitSignIn(own);
    Employee.Page in = ada.open(link(ada.open(own.at("/x")), connection));
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.uri()).isEqualTo(own.at("/x"));
    ada.plant(house.url(), "door_claim", ada.cookie(own.url(), "door_claim"));
    assertThat(ada.openOnce(house.at("/x")).status()).isEqualTo(303);
  }

  private void signInAs(Employee who, House house, Connection connection, String session) {
    provider.claims = it -> it.setClaim("sid", session);
    assertThat(who.open(link(who.open(house.at("/")), connection)).status()).isEqualTo(200);
  }

  private int bye(House house, Connection connection, Consumer<JwtClaims> claims) {
    return bye(house, connection, provider.logoutToken("rooms", claims));
  }

  private static int bye(House house, Connection connection, String token) {
    try (var server = new Employee()) {
      URI there = house.at("/.door/bye/" + connection.id().value());
      return server.postOnce(there, Map.of("logout_token", token)).status();
    }
  }

  private static URI test(House house, Connection connection) {
    return house.at("/.door/test/" + connection.id().value());
  }

  static URI link(Employee.Page door, Connection connection) {
    String way = "/.door/go/" + connection.id().value();
    int from = door.body().indexOf(way);
    assertThat(from).as(door.body()).isPositive();
    String href = door.body().substring(from, door.body().indexOf('"', from));
    return door.uri().resolve(href.replace("&amp;", "&"));
  }
}
