package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.ConnectionState;
import dev.rowhouse.provisioner.connection.LdapSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import dev.rowhouse.provisioner.connection.Setups;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Names and passwords of a company's own directory, by TLS, at the branded door of its house. */
class LdapTest extends DoorTest {
  private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");
  private static final String PEOPLE = "ou=people,dc=acme,dc=example";
  private static final String GROUPS = "ou=groups,dc=acme,dc=example";

  @Autowired Setups setups;

  private FakeDirectory directory;
  private Employee ada;

  @BeforeEach
  void begin() {
    directory = new FakeDirectory();
    ada = new Employee();
    jdbc.sql("DELETE FROM portal_attempt").update();
  }

  @AfterEach
  void end() {
    ada.close();
    directory.close();
  }

  @Test
  void letsInWhoKnowsTheirPasswordAndSaysToTheAppWhoTheyAre() {
    for (String address : List.of(directory.ldaps(), directory.startTls())) {
      House house = house("Ldap" + address.length());
      Connection connection = active(house, ldap(address, directory.authority));
      Employee.Page form = form(house, connection);
      assertThat(form.body()).contains("Sign in to ", "name and password of Acme");
      Employee.Page in = ada.follow(enter(form, "ada", FakeDirectory.PASSWORD));
      assertThat(in.status()).as(trace(house, connection)).isEqualTo(200);
      assertThat(in.uri()).isEqualTo(house.at("/board/7"));
      assertThat(in.body())
          .containsIgnoringCase("X-Rowhouse-Email: ada@acme.example")
          .containsIgnoringCase("X-Rowhouse-Name: Ada Lovelace")
          .containsIgnoringCase("X-Rowhouse-Roles: editor\n");
    }
  }

  @Test
  void aWrongPasswordAWrongNameAndAnEmptyOneAreRefusedInTheSameWords() {
    House house = house("Refuse");
    Connection connection = active(house, ldap(directory.ldaps(), directory.authority));
    refused(house, connection, "ada", "wrong", "does not take this password");
    refused(house, connection, "eve", FakeDirectory.PASSWORD, "Nobody below");
    int before = directory.bound.size();
    refused(house, connection, "ada", "", "empty");
    assertThat(directory.bound).as("it was not asked").hasSize(before);
  }

  @Test
  void whatPeopleTypeIsAValueAndNeverAFilter() throws Exception {
    House house = house("Inject");
    Connection connection = active(house, ldap(directory.ldaps(), directory.authority));
    for (String login : List.of("*", "ada)(objectClass=*", "a*", "*)(uid=ada", "ada\\2a")) {
      refused(house, connection, login, FakeDirectory.PASSWORD, "Nobody below");
      jdbc.sql("DELETE FROM portal_attempt").update();
    }
    assertThat(directory.searched).allSatisfy(it -> assertThat(it).startsWith("(&(objectClass="));
    refused(house, connection, "ada\u0000", FakeDirectory.PASSWORD, "too long");
    directory.person("o\\,hara\\+x", "o,hara+x", "Odd");
    assertThat(enter(form(house, connection), "o,hara+x", FakeDirectory.PASSWORD).status())
        .as("in no group, but recognized")
        .isEqualTo(403);
    assertThat(trace(house, connection)).contains("No role follows");
  }

  @Test
  void groupsGiveWhatTheRulesSayAndNothingElse() {
    House house = house("Groups");
    Connection connection = active(house, ldap(directory.ldaps(), directory.authority));
    Employee.Page page = enter(form(house, connection), "bob", FakeDirectory.PASSWORD);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.body()).contains("You have no part in this space yet");
  }

  @Test
  void severalEntriesAreNobody() {
    House house = house("Several");
    Connection connection =
        active(house, ldap(directory.ldaps(), directory.authority, "(|(uid={login})(sn=*))"));
    refused(house, connection, "ada", FakeDirectory.PASSWORD, "Several entries");
  }

  @Test
  void aDirectoryThatCannotBeBelievedOrReachedIsSaidToBeSo() {
    try (var other = new FakeDirectory();
        var masked = new FakeDirectory("ldap.acme.example")) {
      away(ldap(directory.ldaps(), other.authority), "is not to be believed");
      away(ldap(directory.ldaps(), null), "is not to be believed");
      away(ldap(directory.startTls(), other.authority), "is not to be believed");
      away(ldap(masked.ldaps(), masked.authority), "is not to be believed");
      assertThat(masked.bound).as("nothing was said to it").isEmpty();
      away(ldap("ldaps://localhost:" + freePort(), other.authority), "cannot be reached");
      away(ldap("ldaps://169.254.169.254", other.authority), "private network");
      away(ldap(directory.ldaps(), directory.authority, "(&(uid={login})"), "cannot search");
    }
  }

  @Test
  void theConnectionsOwnBindIsLookedAt() {
    House house = house("Bind");
    Connection made =
        connections.create(
            builder, house.tenant(), ldap(directory.ldaps(), directory.authority), "wrong");
    move(house, made, ConnectionState.TESTING);
    Employee.Page page =
        enter(
            ada.open(house.at("/.door/test/" + made.id().value())), "ada", FakeDirectory.PASSWORD);
    assertThat(page.status()).isEqualTo(502);
    assertThat(trace(house, made)).contains("refuses the connection’s own bind");
  }

  @Test
  void aTestLetsNobodyInAndSaysWhoOneWouldBe() {
    House house = house("Try");
    Connection made = made(house, ldap(directory.ldaps(), directory.authority));
    move(house, made, ConnectionState.TESTING);
    Employee.Page form = ada.open(house.at("/.door/test/" + made.id().value()));
    assertThat(form.body()).contains("This is a test");
    Employee.Page tested = enter(form, "ada", FakeDirectory.PASSWORD);
    assertThat(tested.body()).contains("The sign-in works", "id-ada", "engineering", "editor");
    assertThat(ada.cookie(house.url(), "door_claim")).isNull();
    assertThat(move(house, made, ConnectionState.ACTIVE).state()).isEqualTo(ConnectionState.ACTIVE);
  }

  @Test
  void aFormIsForItsBrowserAndForOneTry() {
    House house = house("Form");
    Connection connection = active(house, ldap(directory.ldaps(), directory.authority));
    Employee.Page form = form(house, connection);
    try (var eve = new Employee()) {
      assertThat(enter(eve, form, "ada", FakeDirectory.PASSWORD).status()).isEqualTo(400);
      form(eve, house, connection);
      assertThat(enter(eve, form, "ada", FakeDirectory.PASSWORD).status()).isEqualTo(400);
    }
    assertThat(enter(form, "ada", FakeDirectory.PASSWORD).status()).isEqualTo(303);
    assertThat(enter(form, "ada", FakeDirectory.PASSWORD).status()).as("again").isEqualTo(400);
  }

  @Test
  void guessingGetsSlowBeforeTheDirectoryIsAsked() {
    House house = house("Guess");
    Connection connection = active(house, ldap(directory.ldaps(), directory.authority));
    for (int i = 0; i < 5; i++) {
      Employee.Page wrong = enter(form(house, connection), "ada", "guess-" + i);
      assertThat(wrong.status()).as(i + ": " + wrong.body()).isEqualTo(422);
    }
    // The waiting has begun; how long it is by now depends on how quick this machine is.
    assertThat(
            jdbc.sql(
                    "UPDATE portal_attempt SET next_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR"
                        + " WHERE subject LIKE 'd:%' AND failures = 5")
                .update())
        .isEqualTo(1);
    long asked = directory.searched.size();
    assertThat(enter(form(house, connection), "ADA", FakeDirectory.PASSWORD).status())
        .isEqualTo(429);
    assertThat(directory.searched).hasSize((int) asked);
  }

  @Test
  void aSlowDirectoryHoldsUpNobodyElse() throws Exception {
    House house = house("Stuck");
    House other = house("Free");
    Connection stuck = active(house, ldap(directory.ldaps(), directory.authority));
    var begun = new CountDownLatch(8);
    var held = new CountDownLatch(1);
    directory.before =
        _ -> {
          begun.countDown();
          await(held);
        };
    try (var quick = new FakeDirectory();
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection free = active(other, ldap(quick.ldaps(), quick.authority));
      for (int i = 0; i < 8; i++) {
        String login = "person-" + i;
        var _ =
            CompletableFuture.runAsync(
                () -> {
                  try (var one = new Employee()) {
                    enter(one, form(one, house, stuck), login, "x");
                  }
                },
                people);
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(enter(form(house, stuck), "ada", FakeDirectory.PASSWORD).status())
          .as("the ninth does not wait")
          .isEqualTo(503);
      assertThat(enter(form(other, free), "ada", FakeDirectory.PASSWORD).status())
          .as("and others do not notice")
          .isEqualTo(303);
      held.countDown();
    }
  }

  @Test
  void theCompanyConnectsItsDirectoryByTheSetupLink() {
    House house = house("Selfldap");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    try (var it = new Employee()) {
      assertThat(it.open(URI.create(setup + "?by=ldap")).body())
          .contains("Bind DN", "(&amp;(objectClass=person)(uid={login}))");
      Map<String, String> fields = fields(directory);
      fields.put("ldap.userFilter", "(uid=ada)");
      Employee.Page wrong = it.postOnce(setup, fields);
      assertThat(wrong.body()).contains("{login} in it", "value=\"" + PEOPLE + "\"");
      fields.put("ldap.userFilter", "(uid={login})");
      Employee.Page saved = it.follow(it.postOnce(setup, fields));
      assertThat(saved.body()).contains("Test the sign-in");
      Connection made = connections.list(builder, house.tenant()).getFirst();
      Employee.Page tested =
          enter(
              it,
              it.open(house.at("/.door/test/" + made.id().value())),
              "ada",
              FakeDirectory.PASSWORD);
      assertThat(tested.body()).contains("The sign-in works");
      it.postOnce(URI.create(setup + "/active"), Map.of());
      awaitSignIn(house);
      assertThat(enter(form(house, made), "ada", FakeDirectory.PASSWORD).status()).isEqualTo(303);
      for (Employee.Page page : it.seen) {
        assertThat(page.headers() + page.body()).doesNotContainIgnoringCase("rowhouse");
      }
    }
  }

  /** What a company's IT types at the setup link. */
  static Map<String, String> fields(FakeDirectory directory) {
    var fields = new HashMap<String, String>();
    fields.put("issuer", directory.ldaps());
    fields.put("clientId", FakeDirectory.BIND);
    fields.put("secret", FakeDirectory.SECRET);
    fields.put("groupsClaim", "cn");
    fields.put("rules", "engineering = editor");
    fields.put("ldap.base", PEOPLE);
    fields.put("ldap.userFilter", "(uid={login})");
    fields.put("ldap.idAttribute", "employeeNumber");
    fields.put("ldap.mailAttribute", "mail");
    fields.put("ldap.nameAttribute", "cn");
    fields.put("ldap.groupBase", GROUPS);
    fields.put("ldap.groupFilter", "(member={dn})");
    fields.put("ldap.authority", directory.authority);
    return fields;
  }

  @Test
  void whatCannotBeIsSaidBesideItsField() {
    House house = house("Fields");
    String pem = directory.authority;
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> made(house, ldap("http://localhost", pem)))
        .satisfies(it -> assertThat(it.field()).isEqualTo("issuer"));
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> made(house, ldap(directory.ldaps(), "not pem")))
        .satisfies(it -> assertThat(it.field()).isEqualTo("authority"));
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> made(house, ldap(directory.ldaps(), pem, "(uid=x)")))
        .satisfies(it -> assertThat(it.field()).isEqualTo("userFilter"));
  }

  private void away(ConnectionSettings settings, String words) {
    House house = house("Away" + Math.abs(words.hashCode() + System.nanoTime()) % 100_000);
    Connection connection = active(house, settings);
    Employee.Page page = enter(form(house, connection), "ada", FakeDirectory.PASSWORD);
    assertThat(page.status()).as(words).isEqualTo(502);
    assertThat(page.body()).contains("does not answer as it should").doesNotContain(words);
    assertThat(trace(house, connection)).contains(words);
  }

  private void refused(
      House house, Connection connection, String login, String password, String words) {
    Employee.Page page = enter(form(house, connection), login, password);
    assertThat(page.status()).as(login + page.body()).isEqualTo(422);
    assertThat(page.body()).contains("This name with this password is not known there.");
    assertThat(trace(house, connection)).contains(words);
    assertThat(ada.cookie(house.url(), "door_claim")).isNull();
  }

  private Employee.Page form(House house, Connection connection) {
    return form(ada, house, connection);
  }

  private static Employee.Page form(Employee who, House house, Connection connection) {
    return who.open(house.at("/.door/go/" + connection.id().value() + "?to=/board/7"));
  }

  private Employee.Page enter(Employee.Page form, String login, String password) {
    return enter(ada, form, login, password);
  }

  static Employee.Page enter(Employee who, Employee.Page form, String login, String password) {
    var state = STATE.matcher(form.body());
    assertThat(state.find()).as(form.body()).isTrue();
    return who.postOnce(
        URI.create(form.uri().toString().replaceFirst("\\?.*", "")),
        Map.of("state", state.group(1), "login", login, "password", password));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection made(House house, ConnectionSettings settings) {
    return connections.create(builder, house.tenant(), settings, FakeDirectory.SECRET);
  }

  @Override
  Connection active(House house, ConnectionSettings settings) {
    Connection made = made(house, settings);
    move(house, made, ConnectionState.TESTING);
    jdbc.sql("UPDATE provisioner_connection SET tested_at = UTC_TIMESTAMP(6) WHERE id = :id")
        .param("id", made.id().value())
        .update();
    Connection active = move(house, made, ConnectionState.ACTIVE);
    awaitSignIn(house);
    return active;
  }

  private static ConnectionSettings ldap(String address, String authority) {
    return ldap(address, authority, "(&(objectClass=inetOrgPerson)(uid={login}))");
  }

  private static ConnectionSettings ldap(String address, String authority, String filter) {
    return new ConnectionSettings(
        "Acme",
        address,
        FakeDirectory.BIND,
        "cn",
        true,
        null,
        List.of(new RoleRule("engineering", "editor")),
        Duration.ofHours(8),
        null,
        new LdapSettings(
            PEOPLE,
            filter,
            "employeeNumber",
            "mail",
            "cn",
            true,
            GROUPS,
            "(member={dn})",
            authority));
  }
}
