package dev.rowhouse.portal.door;

import static dev.rowhouse.portal.door.SignInAtTheDoorTest.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.brand.Brands;
import dev.rowhouse.provisioner.brand.NewBrand;
import dev.rowhouse.provisioner.brand.Offering;
import dev.rowhouse.provisioner.claim.Bearer;
import dev.rowhouse.provisioner.claim.Claims;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import dev.rowhouse.provisioner.connection.Roster;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.erasure.ErasureRequests;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant's own admin at the console, and everybody else who would like to be one. */
class ConsoleTest extends DoorTest {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");
  private static final List<String> PAGES = List.of("", "sign-in", "activity", "data");

  @Autowired Brands brands;
  @Autowired Roster roster;
  @Autowired Claims claims;
  @Autowired Members members;
  @Autowired Containers containers;
  @Autowired ErasureRequests requests;
  @Autowired Directories directories;
  @Autowired Acts acts;

  private FakeProvider provider;
  private Employee ines;

  @BeforeEach
  void begin() {
    offer(Offering.BOTH);
    provider = new FakeProvider();
    ines = new Employee();
  }

  @AfterEach
  void end() {
    ines.close();
    provider.close();
  }

  @Test
  void showsPeopleWaysActivityAndDataToTheTenantsAdmin() {
    House house = house("Console");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    assertThat(page(ines, house, "").body())
        .contains("People of Console", "Ada Lovelace", "ada@acme.example", "admin");
    assertThat(page(ines, house, "sign-in").body()).contains("active", "Signed in. Roles: admin");
    assertThat(page(ines, house, "activity").body()).contains("ada@acme.example signed in.");
    assertThat(page(ines, house, "data").body()).contains("Download the data", "Have it erased");
  }

  @Test
  void saysHowTheDirectoryStandsAndWhatIsUsed() {
    House house = house("State");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    assertThat(page(ines, house, "sign-in").body()).contains("Not connected");
    String token = directories.open(builder, house.tenant(), way.id());
    assertThat(page(ines, house, "sign-in").body())
        .contains("has not called yet")
        .doesNotContain("secret");
    jdbc.sql("UPDATE provisioner_connection SET secret_expires_at = :soon WHERE id = :id")
        .param("soon", Instant.now().plus(Duration.ofDays(9)))
        .param("id", way.id().value())
        .update();
    assertThat(page(ines, house, "sign-in").body()).contains("The client secret ends soon");
    try (var directory = new DirectoryClient(house, way, token)) {
      directory.post("/Users", "{'userName':'ada','active':true}");
      directory.post("/Users", "{'userName':'bob','active':false}");
      directory.post("/Users", "{'active':true}");
    }
    assertThat(page(ines, house, "sign-in").body())
        .contains("connected", "Last call", "2 people (1 inactive), 0 groups", "POST /Users: ");
    assertThat(page(ines, house, "data").body()).contains("not measured yet", "Not at all.");
    jdbc.sql(
            """
            INSERT INTO provisioner_timeline (container_id, from_state, to_state, at, took_us, actor,
              reason, detail)
            VALUES (:id, 'STOPPED', 'RUNNING', UTC_TIMESTAMP(6) - INTERVAL 90 MINUTE, 0, 't', 't', '')
            """)
        .param("id", house.container().value())
        .update();
    jdbc.sql(
            """
            INSERT INTO provisioner_size (container_id, filesystem_bytes, data_bytes, measured_at)
            VALUES (:id, 1000000, 2000000, UTC_TIMESTAMP(6))
            """)
        .param("id", house.container().value())
        .update();
    assertThat(page(ines, house, "data").body())
        .contains("3.00 MB of 1.07 GB, 2.00 MB of it data", "1 h 30 min in all", "<rect");
    ines.openOnce(house.at("/"));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(page(ines, house, "data").body()).contains("in all, ", "of them today"));
  }

  @Test
  void leadsWhoIsSignedOutToTheSignInAndBack() {
    House house = house("Way");
    Connection way = active(house, settings());
    provider.claims = it -> it.setStringListClaim("groups", "it");
    Employee.Page door = ines.open(console(house, ""));
    assertThat(door.body()).contains("Sign in to Way");
    Employee.Page in = ines.open(link(door, way));
    assertThat(in.uri()).isEqualTo(console(house, ""));
    assertThat(in.status()).isEqualTo(200);
  }

  @Test
  void isNoneOfAnEmployeesBusiness() {
    House house = house("Staff");
    Connection way = active(house, settings());
    signIn(ines, house, way, "engineering");
    for (String each : PAGES) {
      Employee.Page page = ines.openOnce(console(house, each));
      assertThat(page.status()).as(each).isEqualTo(403);
      assertThat(page.body()).contains("for who administers this space");
    }
    String form = Secrets.hash("console:" + ines.cookie(house.url(), "door_claim"));
    for (String each : List.of("export", "erasure", "erasure/withdraw")) {
      var fields = Map.of("form", form, "typed", "Staff");
      assertThat(ines.postOnce(console(house, each), fields).status()).as(each).isEqualTo(403);
    }
    assertThat(requests.of(builder, house.tenant())).isEmpty();
  }

  @Test
  void opensToNoOtherTenantsAdmin() {
    House house = house("Mine");
    House other = house("Theirs");
    active(other, settings());
    signIn(ines, house, active(house, settings()), "it");
    ines.plant(other.url(), "door_claim", ines.cookie(house.url(), "door_claim"));
    for (String each : PAGES) {
      assertThat(ines.openOnce(console(other, each)).status()).as(each).isIn(302, 303);
    }
    String person = roster.of(builder, house.tenant()).getFirst().person().id().value();
    String form = form(ines, house);
    URI out = console(other, "people/" + person + "/out");
    assertThat(ines.postOnce(out, Map.of("form", form)).status()).isIn(302, 303);
    assertThat(inside(house)).isEqualTo(1);
  }

  @Test
  void showsOutNobodyOfAnotherTenant() {
    House house = house("Reach");
    House other = house("Beyond");
    signIn(ines, house, active(house, settings()), "it");
    try (var gus = new Employee()) {
      signIn(gus, other, active(other, settings()), "it");
      String person = roster.of(builder, other.tenant()).getFirst().person().id().value();
      URI out = console(house, "people/" + person + "/out");
      assertThat(ines.postOnce(out, Map.of("form", form(ines, house))).status()).isEqualTo(404);
      assertThat(inside(other)).isEqualTo(1);
    }
  }

  @Test
  void endsSomebodysSignInsAtOnce() {
    House house = house("Out");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    try (var ada = new Employee()) {
      provider.claims =
          it -> {
            it.setSubject("ada-2");
            it.setStringListClaim("groups", "engineering");
          };
      ada.open(link(ada.open(house.at("/")), way));
      String person =
          roster.of(builder, house.tenant()).stream()
              .filter(it -> it.person().subject().equals("ada-2"))
              .findFirst()
              .orElseThrow()
              .person()
              .id()
              .value();
      ines.postOnce(console(house, "people/" + person + "/out"), Map.of("form", form(ines, house)));
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> ada.openOnce(house.at("/")).status() == 303);
      assertThat(trace(house, way)).isEqualTo("Signed out everywhere by Ada Lovelace");
      assertThat(ines.openOnce(console(house, "")).status()).isEqualTo(200);
    }
  }

  @Test
  void doesNothingThatWasNotAskedOnItsOwnPages() {
    House house = house("Forged");
    signIn(ines, house, active(house, settings()), "it");
    String person = roster.of(builder, house.tenant()).getFirst().person().id().value();
    for (String each :
        List.of("people/" + person + "/out", "export", "erasure", "erasure/withdraw")) {
      for (String form : List.of("", "forged")) {
        var fields = Map.of("form", form, "typed", "Forged");
        assertThat(ines.postOnce(console(house, each), fields).status()).as(each).isEqualTo(403);
      }
    }
    assertThat(inside(house)).isEqualTo(1);
    assertThat(requests.of(builder, house.tenant())).isEmpty();
  }

  @Test
  void closesToAClaimThatIsOverOrTakenBack() {
    House house = house("Stale");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    String claim = ines.cookie(house.url(), "door_claim");
    ines.postOnce(house.at("/.door/out"), Map.of());
    ines.plant(house.url(), "door_claim", claim);
    assertThat(ines.openOnce(console(house, "")).status()).as("signed out").isIn(302, 303);

    signIn(ines, house, way, "it");
    containers.revokeClaims(house.container(), new Cause("test", "test"));
    assertThat(ines.openOnce(console(house, "")).status()).as("all revoked").isIn(302, 303);
  }

  @Test
  void closesToWhoAdministersNoMore() {
    House house = house("Demoted");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    try (var phone = new Employee()) {
      signIn(phone, house, way, "engineering");
      assertThat(ines.openOnce(console(house, "")).status()).isEqualTo(403);
    }
    signIn(ines, house, way, "it");
    jdbc.sql("UPDATE provisioner_person SET active = FALSE WHERE tenant_id = :tenant")
        .param("tenant", house.tenant().value())
        .update();
    assertThat(ines.openOnce(console(house, "")).status()).as("shut out").isEqualTo(403);
  }

  @Test
  void believesNoClaimThatIsNotSigned() {
    House house = house("Unsigned");
    active(house, settings());
    String[] parts = mint(house.container(), List.of("editor")).split("\\.");
    String foreign = mint(house("Elsewhere").container(), List.of("admin"));
    for (String token :
        List.of(
            "nonsense",
            parts[0] + "." + foreign.split("\\.")[1] + "." + parts[2],
            "eyJhbGciOiJub25lIn0." + foreign.split("\\.")[1] + ".",
            foreign)) {
      ines.plant(house.url(), "door_claim", token);
      assertThat(ines.openOnce(console(house, "")).status()).as(token).isIn(302, 303);
    }
    ines.plant(house.url(), "door_claim", mint(house.container(), List.of("admin")));
    assertThat(ines.openOnce(console(house, "")).status())
        .as("the builder's own sign-in says so")
        .isEqualTo(200);
  }

  @Test
  void isNotThereWhereOnlyTheBrandIsOffered() {
    House house = house("Plain");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    offer(Offering.WHITE_LABEL);
    for (String each : PAGES) {
      assertThat(ines.openOnce(console(house, each)).status()).isEqualTo(404);
    }
    offer(Offering.SUB_ACCOUNT);
    assertThat(page(ines, house, "").body()).contains("Notebook").doesNotContain("Rooms");
  }

  @Test
  void membersAreInvitedAndRemovedByTheirOwnAdminOnly() {
    House house = house("Invites");
    House other = house("Others");
    Connection way = active(house, settings());
    signIn(ines, house, way, "it");
    URI invite = console(house, "members");
    var wanted = Map.of("form", form(ines, house), "email", "eve@x.example", "role", "admin");
    assertThat(ines.postOnce(invite, wanted).body()).contains("eve@x.example is invited");
    String member = members.list(builder, house.tenant()).getFirst().id().value();
    String theirs =
        members
            .invite(builder, other.tenant(), new NewMember("joe@x.example", "", "editor"))
            .member()
            .id()
            .value();
    var form = Map.of("form", form(ines, house));
    assertThat(ines.postOnce(console(house, "members/" + theirs + "/remove"), form).status())
        .isEqualTo(404);
    ines.plant(house.url(), "door_claim", claimOf(house, member));
    assertThat(ines.openOnce(console(house, "")).status()).as("a member's role").isEqualTo(200);
    URI again = console(house, "members/" + member + "/invite");
    assertThat(ines.postOnce(again, Map.of("form", form(ines, house))).body())
        .contains("eve@x.example is invited", "/.door/link/");
    assertThat(ines.postOnce(again, Map.of("form", "forged")).status()).isEqualTo(403);
    URI foreign = console(house, "members/" + theirs + "/invite");
    assertThat(ines.postOnce(foreign, Map.of("form", form(ines, house))).status()).isEqualTo(404);
    var forged = Map.of("form", "forged", "email", "x@x.example", "role", "admin");
    assertThat(ines.postOnce(invite, forged).status()).isEqualTo(403);
    var mine = Map.of("form", form(ines, house));
    key(house, member, "psk_01");
    key(other, theirs, "psk_02");
    assertThat(page(ines, house, "").body()).contains("Old phone", "not used yet");
    String lost = "members/" + member + "/passkeys/psk_01/remove";
    assertThat(ines.postOnce(console(house, lost), Map.of()).status()).as("forged").isEqualTo(403);
    for (String beyond : List.of(member + "/passkeys/psk_02", theirs + "/passkeys/psk_02")) {
      URI far = console(house, "members/" + beyond + "/remove");
      assertThat(ines.postOnce(far, mine).status()).as(beyond).isEqualTo(404);
    }
    ines.postOnce(console(house, lost), mine);
    assertThat(page(ines, house, "").body()).doesNotContain("Old phone").contains("eve@x.example");
    ines.postOnce(console(house, "members/" + member + "/remove"), mine);
    assertThat(acts.list(deedsAt(house), Optional.empty(), 9))
        .extracting(act -> act.deed().verb() + ": " + act.deed().reason())
        .containsExactly(
            "console.members.remove: eve@x.example was removed.",
            "console.passkeys.remove: The passkey “Old phone” of eve@x.example at "
                + house.url().getHost()
                + " was removed.",
            "console.members.resend: eve@x.example got another link.",
            "console.members.create: eve@x.example was invited as admin.");
    assertThat(members.list(builder, house.tenant())).isEmpty();
    assertThat(members.list(builder, other.tenant())).hasSize(1);
    assertThat(ines.openOnce(console(house, "")).status()).as("removed").isEqualTo(403);
  }

  private ActFilter deedsAt(House house) {
    return new ActFilter("admin:", house.tenant().value(), builder.value(), null, null);
  }

  private void key(House house, String member, String id) {
    jdbc.sql(
            """
            INSERT INTO portal_passkey (id, member_id, host, name, credential_hash, attested, uses,
              synced, made_at) VALUES (:id, :member, :host, 'Old phone', :id, '', 0, FALSE, NOW())
            """)
        .param("id", id)
        .param("member", member)
        .param("host", house.url().getHost())
        .update();
  }

  private String claimOf(House house, String subject) {
    var bearer = new Bearer(subject, "", "", List.of("admin"));
    return claims.mint(house.container(), "", bearer, Claims.LONGEST).token();
  }

  @Test
  void asksTheBuilderForTheErasureAndErasesNothing() {
    House house = house("Leaving");
    signIn(ines, house, active(house, settings()), "it");
    URI ask = console(house, "erasure");
    Employee.Page wrong =
        ines.postOnce(ask, Map.of("form", form(ines, house), "typed", "something"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("type the name exactly: Leaving", "value=\"something\"");
    assertThat(requests.of(builder, house.tenant())).isEmpty();

    Employee.Page asked =
        ines.follow(ines.postOnce(ask, Map.of("form", form(ines, house), "typed", "Leaving")));
    assertThat(asked.body()).contains("Ada Lovelace asked for it on", "Nothing is erased until");
    assertThat(requests.of(builder, house.tenant()).orElseThrow().who()).isEqualTo("Ada Lovelace");
    assertThat(ines.openOnce(house.at("/")).status()).isEqualTo(200);

    ines.postOnce(console(house, "erasure/withdraw"), Map.of("form", form(ines, house)));
    assertThat(requests.of(builder, house.tenant())).isEmpty();
  }

  private void offer(Offering offering) {
    brands.save(
        builder,
        project.id(),
        new NewBrand("Rooms", "#0b6e4f", "#6fcfa9", "", "", "", offering),
        null);
  }

  private ConnectionSettings settings() {
    var one = settings(provider.issuer);
    return new ConnectionSettings(
        one.name(),
        one.issuer(),
        one.clientId(),
        one.groupsClaim(),
        true,
        null,
        List.of(new RoleRule("engineering", "editor"), new RoleRule("it", "admin")),
        one.session(),
        null);
  }

  private void signIn(Employee who, House house, Connection way, String group) {
    provider.claims = it -> it.setStringListClaim("groups", group);
    Employee.Page door = who.open(house.at("/.door/"));
    assertThat(who.open(link(door, way)).status()).isEqualTo(200);
  }

  private int inside(House house) {
    return roster.of(builder, house.tenant()).stream().mapToInt(it -> it.inside()).sum();
  }

  private String mint(ContainerId container, List<String> roles) {
    var boss = new Bearer("boss", "", "", roles);
    return claims.mint(container, "", boss, Claims.LONGEST).token();
  }

  private static Employee.Page page(Employee who, House house, String page) {
    Employee.Page found = who.openOnce(console(house, page));
    assertThat(found.status()).as(page + found.body()).isEqualTo(200);
    return found;
  }

  private static String form(Employee who, House house) {
    var found = FORM.matcher(page(who, house, "data").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static URI console(House house, String page) {
    return house.at("/.door/console/" + page);
  }
}
