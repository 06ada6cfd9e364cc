package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.portal.passkey.Device;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Passkeys of members, and what is tried to come in by them; what checks them is real. */
class DoorPasskeyTest extends DoorTest {
  @Autowired Members members;
  @Autowired Directories directories;

  private Employee ada;
  private Employee eve;

  @BeforeEach
  void begin() {
    jdbc.sql("DELETE FROM portal_attempt").update();
    ada = new Employee();
    eve = new Employee();
  }

  @AfterEach
  void close() {
    ada.close();
    eve.close();
  }

  /** A member with a device. */
  private record Keyed(House house, Member member, Device device) {}

  @Test
  void aPasskeyLetsItsMemberInAsALinkDoes() throws Exception {
    Keyed keyed = keyed("Keys");
    House house = keyed.house();
    Employee.Page door = eve.open(house.at("/board/7?tab=a%20b"));
    assertThat(door.body()).contains("Sign in with a passkey");
    Employee.Page page = eve.openOnce(house.at("/.door/passkey?to=/board/7?tab=a%2520b"));
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    Employee.Page in = eve.follow(answer(eve, page, keyed.device(), "/board/7?tab=a%20b"));
    assertThat(in.uri()).isEqualTo(house.at("/board/7?tab=a%20b"));
    assertThat(in.body())
        .containsIgnoringCase("X-Rowhouse-User: " + keyed.member().id().value())
        .containsIgnoringCase("X-Rowhouse-Email: " + keyed.member().email())
        .containsIgnoringCase("X-Rowhouse-Roles: editor\n");
    assertThat(eve.openOnce(house.at("/.door/passkeys")).body())
        .contains("Phone", "last used", "Make one on this device");
  }

  @Test
  void whereNobodyHasAPasskeyNoneIsAskedFor() {
    House house = house("Bare");
    URI link = invite(house).link();
    awaitSignIn(house);
    assertThat(ada.open(house.at("/")).body()).doesNotContain("passkey");
    assertThat(ada.openOnce(house.at("/.door/passkey")).status()).isEqualTo(404);
    assertThat(ada.openOnce(house.at("/.door/passkeys")).location())
        .isEqualTo(house.at("/.door/?to=/.door/passkeys"));
    assertThat(ada.openOnce(link).body()).contains("make a passkey for next time");
  }

  @Test
  void anAnswerIsGoodOnceAndInItsOwnBrowserOnly() throws Exception {
    Keyed keyed = keyed("Once");
    Employee.Page page = asked(eve, keyed.house());
    Map<String, String> fields = fields(page, keyed.device());
    try (var thief = new Employee()) {
      asked(thief, keyed.house());
      assertRefused(thief, keyed.house(), fields, "in another browser");
      assertThat(send(eve, keyed.house(), fields).status()).isEqualTo(303);
      assertRefused(thief, keyed.house(), fields, "replayed elsewhere");
      assertThat(send(eve, keyed.house(), fields).status()).as("replayed").isEqualTo(422);
    }
  }

  @Test
  void whatIsSignedForAnotherPlaceIsRefused() throws Exception {
    Keyed keyed = keyed("Place");
    House house = keyed.house();
    keyed.device().origin = origin(house("Neighbour"));
    assertRefused(eve, house, fields(asked(eve, house), keyed.device()), "another origin");
    keyed.device().origin = origin(house);
    keyed.device().verifies = false;
    assertRefused(eve, house, fields(asked(eve, house), keyed.device()), "nobody was asked");
    keyed.device().verifies = true;
    Employee.Page page = asked(eve, house);
    String above = options(page).replace(house.url().getHost(), "rooms.localhost");
    var fields = new LinkedHashMap<>(fields(page, keyed.device()));
    fields.put("passkey", keyed.device().answer(above));
    assertRefused(eve, house, fields, "for the name above");
    keyed.device().uses = 0;
    assertRefused(eve, house, fields(asked(eve, house), keyed.device()), "a copy's count");
    assertRefused(eve, house, Map.of("passkey", "{\"id\":\"x\"}", "challenge", "x"), "nonsense");
    assertRefused(eve, house, Map.of(), "nothing");
  }

  @Test
  void aPasskeyOfOneTenantIsNoneOfAnother() throws Exception {
    Keyed keyed = keyed("Mine");
    Keyed other = keyed("Theirs");
    keyed.device().origin = origin(other.house());
    assertRefused(
        eve, other.house(), fields(asked(eve, other.house()), keyed.device()), "unknown there");
    jdbc.sql("UPDATE portal_passkey SET host = :host WHERE member_id = :member")
        .param("host", other.house().url().getHost())
        .param("member", keyed.member().id().value())
        .update();
    assertRefused(
        eve, other.house(), fields(asked(eve, other.house()), keyed.device()), "as if it moved");
  }

  @Test
  void whoIsRemovedIsOutAndTheirPasskeyIsForgotten() throws Exception {
    Keyed keyed = keyed("Gone");
    House house = keyed.house();
    members.invite(builder, house.tenant(), new NewMember("x@people.example", "", "editor"));
    Employee.Page page = asked(eve, house);
    members.remove(builder, house.tenant(), keyed.member().id());
    awaitOut(ada, house);
    assertRefused(eve, house, fields(page, keyed.device()), "removed");
    assertThat(keysOf(keyed.member())).isZero();
  }

  @Test
  void anotherRoleIsAskedForAtTheNextSignIn() throws Exception {
    Keyed keyed = keyed("Role");
    members.change(builder, keyed.house().tenant(), keyed.member().id(), "viewer", false);
    awaitOut(ada, keyed.house());
    Employee.Page in = answer(ada, asked(ada, keyed.house()), keyed.device(), "/");
    assertThat(ada.follow(in).body()).containsIgnoringCase("X-Rowhouse-Roles: viewer\n");
  }

  @Test
  void whomADirectoryKeepsOutComesByNoPasskey() throws Exception {
    Keyed keyed = keyed("Kept");
    House house = keyed.house();
    try (var provider = new FakeProvider()) {
      Connection connection = active(house, settings(provider.issuer));
      String token = directories.open(builder, house.tenant(), connection.id());
      try (var directory = new DirectoryClient(house, connection, token)) {
        var made =
            directory.post(
                "/Users",
                "{'userName':'ada','active':true,'emails':[{'primary':true,'value':'"
                    + keyed.member().email()
                    + "'}]}");
        String id = made.json().path("id").asString();
        directory.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'False'}");
        awaitOut(ada, house);
        assertRefused(eve, house, fields(asked(eve, house), keyed.device()), "inactive");
        directory.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'True'}");
        assertThat(answer(eve, asked(eve, house), keyed.device(), "/").status()).isEqualTo(303);
      }
    }
  }

  @Test
  void aHouseThatIsClosedOpensToNoPasskey() throws Exception {
    Keyed keyed = keyed("Closed");
    House house = keyed.house();
    Map<String, String> fields = fields(asked(eve, house), keyed.device());
    jdbc.sql("UPDATE provisioner_container SET suspended = TRUE WHERE id = :id")
        .param("id", house.container().value())
        .update();
    assertThat(send(eve, house, fields).status()).isIn(403, 404);
    assertThat(eve.cookie(house.url(), "door_claim")).isNull();
  }

  @Test
  void aPasskeyIsMadeLatelyAfterASignInAndByItsMemberOnly() throws Exception {
    Keyed keyed = keyed("Fresh");
    House house = keyed.house();
    URI keys = house.at("/.door/passkeys");
    Employee.Page page = ada.openOnce(keys);
    assertThat(made(ada, page, keyed.device(), "Again").status()).as("the same").isEqualTo(422);
    assertThat(made(ada, ada.openOnce(keys), new Device(origin(house)), " ").status())
        .isEqualTo(422);
    assertThat(made(ada, page, new Device(origin(house)), "Old").status())
        .as("the challenge of before was used")
        .isEqualTo(422);
    assertThat(made(eve, ada.openOnce(keys), new Device(origin(house)), "Eve's").status())
        .as("a stranger")
        .isEqualTo(403);
    assertThat(keysOf(keyed.member())).isOne();
    Employee.Page open = ada.openOnce(keys);
    jdbc.sql("UPDATE provisioner_visit SET began_at = began_at - INTERVAL 11 MINUTE").update();
    assertThat(made(ada, open, new Device(origin(house)), "Late").status()).isEqualTo(403);
    assertThat(ada.openOnce(keys).body())
        .contains("sign in once more", "Phone")
        .doesNotContain("data-options", "/remove");
    assertThat(remove(ada, open, open).status()).isEqualTo(403);
    assertThat(keysOf(keyed.member())).isOne();
  }

  @Test
  void aRemovedPasskeySignsNobodyInAndOnlyItsMemberRemovesIt() throws Exception {
    Keyed keyed = keyed("Remove");
    Keyed other = keyedAt(keyed.house(), eve);
    URI keys = keyed.house().at("/.door/passkeys");
    Employee.Page adas = ada.openOnce(keys);
    Employee.Page eves = eve.openOnce(keys);
    assertThat(remove(eve, adas, eves).status()).as("another's").isEqualTo(404);
    assertThat(remove(ada, adas, eves).status()).as("with another's form").isEqualTo(400);
    assertThat(keysOf(keyed.member())).isOne();
    assertThat(ada.follow(remove(ada, adas, adas)).body()).contains("signs nobody in any more");
    try (var stranger = new Employee()) {
      Employee.Page page = asked(stranger, keyed.house());
      assertRefused(stranger, keyed.house(), fields(page, keyed.device()), "removed");
      assertThat(answer(stranger, asked(stranger, keyed.house()), other.device(), "/").status())
          .isEqualTo(303);
    }
  }

  @Test
  void whoComesByAProviderHasNoPasskeys() {
    House house = house("Provider");
    invite(house);
    try (var provider = new FakeProvider()) {
      Connection connection = active(house, settings(provider.issuer));
      ada.open(house.at("/.door/go/" + connection.id().value()));
      assertThat(ada.cookie(house.url(), "door_claim")).isNotNull();
      assertThat(ada.openOnce(house.at("/.door/passkeys")).status()).isEqualTo(403);
    }
  }

  private record Guest(Member member, URI link) {}

  /** Nobody sends letters here: who invites gets the link. */
  private Guest invite(House house) {
    String email = "ada-" + System.nanoTime() + "@people.example";
    var invited =
        members.invite(builder, house.tenant(), new NewMember(email, "Ada Lovelace", "editor"));
    return new Guest(invited.member(), URI.create(Objects.requireNonNull(invited.link())));
  }

  private Keyed keyed(String name) throws GeneralSecurityException {
    House house = house(name);
    return keyedAt(house, ada);
  }

  /** Comes by a link, presses the button that leads to passkeys, and makes one. */
  private Keyed keyedAt(House house, Employee who) throws GeneralSecurityException {
    Guest guest = invite(house);
    awaitSignIn(house);
    Employee.Page page = who.openOnce(guest.link());
    String way = found(page, "name=\"way\" value=\"([0-9a-f]{64})\"");
    Employee.Page in = who.follow(who.postOnce(page.uri(), Map.of("way", way, "passkey", "true")));
    assertThat(in.uri().getPath()).isEqualTo("/.door/passkeys");
    var device = new Device(origin(house));
    Employee.Page made = who.follow(made(who, in, device, "Phone"));
    assertThat(made.body()).contains("It signs you in from now on", "Phone");
    return new Keyed(house, guest.member(), device);
  }

  private static Employee.Page made(Employee who, Employee.Page page, Device device, String name) {
    return who.postOnce(
        page.uri().resolve("/.door/passkeys"),
        Map.of("name", name, "challenge", challenge(page), "passkey", device.make(options(page))));
  }

  private static Employee.Page remove(Employee who, Employee.Page key, Employee.Page form) {
    return who.postOnce(
        key.uri().resolve(found(key, "action=\"([^\"]+/remove)\"")),
        Map.of("form", found(form, "name=\"form\" value=\"([0-9a-f]{64})\"")));
  }

  private static Employee.Page asked(Employee who, House house) {
    return who.openOnce(house.at("/.door/passkey"));
  }

  private static Employee.Page answer(Employee who, Employee.Page page, Device device, String to)
      throws GeneralSecurityException {
    var fields = new LinkedHashMap<>(fields(page, device));
    fields.put("to", to);
    return who.postOnce(page.uri().resolve("/.door/passkey"), fields);
  }

  private static Map<String, String> fields(Employee.Page page, Device device)
      throws GeneralSecurityException {
    return Map.of("challenge", challenge(page), "passkey", device.answer(options(page)));
  }

  private static Employee.Page send(Employee who, House house, Map<String, String> fields) {
    return who.postOnce(house.at("/.door/passkey"), fields);
  }

  private static void assertRefused(
      Employee who, House house, Map<String, String> fields, String why) {
    assertThat(send(who, house, fields).status()).as(why).isEqualTo(422);
    assertThat(who.cookie(house.url(), "door_claim")).as(why).isNull();
  }

  private long keysOf(Member member) {
    return jdbc.sql("SELECT COUNT(*) FROM portal_passkey WHERE member_id = :member")
        .param("member", member.id().value())
        .query(Long.class)
        .single();
  }

  private static String origin(House house) {
    return house.url().toString().replaceFirst("/$", "");
  }

  private static String options(Employee.Page page) {
    return HtmlUtils.htmlUnescape(found(page, "data-options=\"([^\"]+)\""));
  }

  private static String challenge(Employee.Page page) {
    return found(page, "name=\"challenge\" value=\"([A-Za-z0-9_-]{43})\"");
  }

  private static String found(Employee.Page page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }
}
