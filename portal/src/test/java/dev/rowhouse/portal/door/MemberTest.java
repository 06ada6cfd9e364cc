package dev.rowhouse.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.db.testing.MailServer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.EmailDomain;
import dev.rowhouse.provisioner.connection.EmailDomains;
import dev.rowhouse.provisioner.directory.Directories;
import dev.rowhouse.provisioner.letter.Posting;
import dev.rowhouse.provisioner.member.Member;
import dev.rowhouse.provisioner.member.Members;
import dev.rowhouse.provisioner.member.NewMember;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People who come in by links of letters, what somebody would try with those, and providers. */
class MemberTest extends DoorTest {
  /** Ends with the process: the context that was told of it outlives a run of this class. */
  private static final MailServer MAIL = new MailServer();

  private static final Pattern WAY = Pattern.compile("name=\"way\" value=\"([0-9a-f]{64})\"");
  private static final Pattern LINK =
      Pattern.compile("(http://\\S+/\\.door/link/[A-Za-z0-9_-]{43})");

  private static final String OFF = "{'op':'Replace','path':'active','value':'False'}";

  @Autowired Members members;
  @Autowired EmailDomains domains;
  @Autowired Directories directories;
  @Autowired Posting posting;
  @Autowired Acts acts;

  private FakeProvider provider;
  private Employee ada;
  private Employee eve;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry registry) {
    registry.add("rowhouse.mail.host", () -> "127.0.0.1");
    registry.add("rowhouse.mail.port", MAIL::port);
    registry.add("rowhouse.mail.tls", () -> "NONE");
    registry.add("rowhouse.mail.from", () -> "no-reply@rooms.example");
  }

  @BeforeEach
  void begin() {
    provider = new FakeProvider();
    ada = new Employee();
    eve = new Employee();
  }

  @AfterEach
  void close() {
    ada.close();
    eve.close();
    provider.close();
  }

  private static String address(String name) {
    return name + "-" + System.nanoTime() + "@people.example";
  }

  private Member invite(House house, String email) {
    return members
        .invite(builder, house.tenant(), new NewMember(email, "Ada Lovelace", "editor"))
        .member();
  }

  /** The last link that was sent to somebody. */
  private URI sent(String email) {
    posting.sweep();
    List<MailServer.Mail> all = MAIL.to(email);
    assertThat(all).isNotEmpty();
    Matcher found = LINK.matcher(all.getLast().raw().replace("=\n", ""));
    assertThat(found.find()).as(all.getLast().raw()).isTrue();
    return URI.create(found.group(1));
  }

  private URI asked(House house, String email, String path) {
    ask(eve, house, email, path);
    return sent(email);
  }

  private static Employee.Page ask(Employee who, House house, String email, String path) {
    return who.postOnce(house.at("/.door/mail"), Map.of("email", email, "to", path));
  }

  private static Employee.Page press(Employee who, Employee.Page page) {
    Matcher way = WAY.matcher(page.body());
    assertThat(way.find()).as(page.body()).isTrue();
    return who.postOnce(page.uri(), Map.of("way", way.group(1)));
  }

  private Employee.Page come(Employee who, URI link) {
    return who.follow(press(who, who.openOnce(link)));
  }

  @Test
  void anInvitationLetsSomebodyInAsWhomTheBuilderSaid() {
    House house = house("Guests");
    String email = address("ada");
    Member member = invite(house, email.toUpperCase(Locale.ROOT));
    awaitSignIn(house);
    URI link = sent(email);
    assertThat(MAIL.to(email).getLast().header("Subject"))
        .isEqualTo("You are invited to Guests on Notebook");
    assertThat(MAIL.to(email).getLast().raw()).doesNotContainIgnoringCase("rowhouse");
    Employee.Page in = come(ada, link);
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.body())
        .containsIgnoringCase("X-Rowhouse-User: " + member.id().value())
        .containsIgnoringCase("X-Rowhouse-Email: " + email)
        .containsIgnoringCase("X-Rowhouse-Name: Ada Lovelace")
        .containsIgnoringCase("X-Rowhouse-Roles: editor\n")
        .containsIgnoringCase("X-Rowhouse-Assertion: ey");
    assertThat(members.get(builder, house.tenant(), member.id()).seenAt()).isNotNull();
  }

  @Test
  void whoAsksAtTheDoorIsBackAtThePageTheyAskedFor() {
    House house = house("Ask");
    String email = address("ada");
    invite(house, email);
    awaitSignIn(house);
    Employee.Page door = ada.open(house.at("/board/7?tab=a%20b"));
    assertThat(door.body()).contains("Send me a sign-in link").doesNotContain("Continue with");
    Employee.Page asked = ask(ada, house, email, "/board/7?tab=a%20b");
    assertThat(asked.body()).contains("If this address belongs to somebody here");
    Employee.Page in = come(ada, sent(email));
    assertThat(in.uri()).isEqualTo(house.at("/board/7?tab=a%20b"));
    assertThat(in.status()).isEqualTo(200);
    for (Employee.Page page : ada.seen) {
      boolean app = page.status() == 200 && !page.uri().getPath().startsWith("/.door");
      assertThat(page.headers() + (app ? "" : page.body())).doesNotContainIgnoringCase("rowhouse");
    }
    ada.postOnce(house.at("/.door/out"), Map.of());
    assertThat(ada.openOnce(house.at("/")).status()).isEqualTo(303);
  }

  @Test
  void lookingAtALinkDoesNotUseItUpAndPressingItTwiceDoes() {
    House house = house("Scan");
    String email = address("ada");
    invite(house, email);
    URI link = asked(house, email, "/");
    for (int i = 0; i < 3; i++) {
      assertThat(eve.openOnce(link).status()).as("a scanner of mail").isEqualTo(200);
    }
    assertThat(eve.cookie(house.url(), "door_claim")).isNull();
    Employee.Page page = ada.openOnce(link);
    assertThat(press(ada, page).status()).isEqualTo(303);
    assertThat(press(ada, page).status()).as("pressed again").isEqualTo(410);
    assertThat(eve.openOnce(link).status()).as("replayed").isEqualTo(410);
  }

  @Test
  void theButtonWorksInTheBrowserThatWasShownItOnly() {
    House house = house("Bind");
    String email = address("eve");
    invite(house, email);
    URI link = asked(house, email, "/");
    Employee.Page eves = eve.openOnce(link);
    assertThat(ada.postOnce(link, Map.of()).status()).as("a form elsewhere").isEqualTo(400);
    assertThat(press(ada, eves).status()).as("with Eve's form").isEqualTo(400);
    ada.openOnce(link);
    assertThat(press(ada, eves).status()).as("with a browser of her own").isEqualTo(400);
    assertThat(ada.cookie(house.url(), "door_claim")).isNull();
    assertThat(press(eve, eves).status()).as("it is still hers").isEqualTo(303);
  }

  @Test
  void aLinkOfOneHouseIsNoneAtAnother() {
    House house = house("One");
    House other = house("Two");
    String email = address("ada");
    invite(house, email);
    invite(other, email);
    URI link = asked(house, email, "/");
    assertThat(ada.openOnce(other.at(link.getPath())).status()).isEqualTo(410);
    assertThat(ada.openOnce(link).status()).isEqualTo(200);
  }

  @Test
  void nobodyLearnsWhoIsAMember() {
    House house = house("Silent");
    String email = address("ada");
    invite(house, email);
    Employee.Page known = ask(ada, house, email, "/");
    Employee.Page unknown = ask(ada, house, address("nobody"), "/");
    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(new HashSet<>(unknown.headers().keySet()))
        .isEqualTo(new HashSet<>(known.headers().keySet()));
    posting.sweep();
    assertThat(MAIL.mails).noneMatch(mail -> mail.to().startsWith("nobody-"));
    assertThat(links(house)).as("the same is written for both").isEqualTo(3);
  }

  private long links(House house) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_member_link WHERE tenant_id = :tenant")
        .param("tenant", house.tenant().value())
        .query(Long.class)
        .single();
  }

  @Test
  void askingAgainAndAgainIsSlowedForMembersAndStrangersAlike() {
    House house = house("Slow");
    String email = address("ada");
    invite(house, email);
    for (String who : List.of(email, address("stranger"))) {
      int taken = 0;
      Employee.Page answer = ask(ada, house, who, "/");
      while (answer.status() == 200 && taken < 10) {
        taken++;
        answer = ask(ada, house, who, "/");
      }
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.body()).contains("Please wait");
      assertThat(taken).isBetween(4, 9);
    }
  }

  @Test
  void nobodyIsLedElsewhere() {
    House house = house("Stay");
    for (String there :
        List.of(
            "https://evil.example/", "//evil.example/", "/\\evil.example", "/.door/out", "/a#b")) {
      String email = address("ada");
      invite(house, email);
      Employee.Page in = press(ada, ada.openOnce(asked(house, email, there)));
      assertThat(in.location()).as(there).isEqualTo(house.at("/"));
    }
  }

  @Test
  void whoIsRemovedIsOutAtOnceAndNoLinkOfTheirsWorks() {
    House house = house("Removed");
    String email = address("ada");
    Member member = invite(house, email);
    invite(house, address("other"));
    awaitSignIn(house);
    assertThat(come(ada, asked(house, email, "/")).status()).isEqualTo(200);
    URI later = asked(house, email, "/");
    Employee.Page shown = eve.openOnce(later);
    members.remove(builder, house.tenant(), member.id());
    awaitOut(ada, house);
    assertThat(eve.openOnce(later).status()).isEqualTo(410);
    assertThat(press(eve, shown).status()).as("who had the button before them").isEqualTo(410);
    int before = MAIL.to(email).size();
    ask(eve, house, email, "/");
    posting.sweep();
    assertThat(MAIL.to(email)).hasSize(before);
  }

  @Test
  void anotherRoleIsAskedForAtTheNextSignIn() {
    House house = house("Roles");
    String email = address("ada");
    Member member = invite(house, email);
    awaitSignIn(house);
    come(ada, asked(house, email, "/"));
    members.change(builder, house.tenant(), member.id(), "viewer", false);
    awaitOut(ada, house);
    assertThat(come(ada, asked(house, email, "/")).body())
        .containsIgnoringCase("X-Rowhouse-Roles: viewer\n");
  }

  @Test
  void addressesOfLettersAreAddresses() {
    House house = house("Form");
    for (String wrong :
        List.of(
            "ada",
            "ada@",
            "a b@x.example",
            "a@x.example,b@y.example",
            "<a@x.example>",
            "a@x@y.example",
            "a\n@x.example")) {
      assertThatThrownBy(
              () -> members.invite(builder, house.tenant(), new NewMember(wrong, "", "r")))
          .as(wrong)
          .isInstanceOf(Rejected.class);
    }
    String email = address("ada");
    invite(house, email);
    assertThatThrownBy(() -> invite(house, email)).hasMessageContaining("member already");
  }

  @Test
  void anAddressLeadsToItsCompanysProvider() {
    House house = house("Homes");
    try (var other = new FakeProvider()) {
      Connection one = active(house, settings(provider.issuer));
      Connection two = active(house, settings(other.issuer));
      prove(house, one, "north.example");
      Employee.Page door = ada.open(house.at("/x"));
      assertThat(door.body()).contains("Your e-mail address", "/.door/go/" + two.id().value());
      assertThat(door.body()).doesNotContain("/.door/go/" + one.id().value());
      prove(house, two, "south.example");
      claim(house, two, "west.example");
      assertThat(led(house, "ada@North.Example")).contains(one.id().value());
      assertThat(led(house, "bob@south.example")).contains(two.id().value());
      assertThat(led(house, "eve@west.example")).as("unproved").isEmpty();
      assertThat(led(house, "eve@sub.north.example")).as("another domain").isEmpty();
      Employee.Page in = ada.follow(ask(ada, house, "ada@north.example", "/x?y=1"));
      assertThat(in.uri()).isEqualTo(house.at("/x?y=1"));
    }
  }

  private String led(House house, String email) {
    return ask(ada, house, email, "/").header("Location");
  }

  @Test
  void aMemberStaysWhoTheyAreOnlyWhereTheProviderMayVouchForThem() {
    House house = house("Linked");
    String company = "c" + System.nanoTime() + ".example";
    String email = "ada@" + company;
    Member member = invite(house, email);
    Connection connection = active(house, settings(provider.issuer));
    says("stranger", email, true);
    assertThat(user(house, connection)).as("unproved").isNotEqualTo(member.id().value());
    claim(house, connection, company);
    says("stranger-2", email, true);
    assertThat(user(house, connection)).as("claimed").isNotEqualTo(member.id().value());
    prove(house, connection, company);
    says("unverified", email, false);
    assertThat(user(house, connection)).as("unverified").isNotEqualTo(member.id().value());
    says("ada-1", email, true);
    assertThat(user(house, connection)).isEqualTo(member.id().value());
    says("ada-1", email, true);
    assertThat(user(house, connection)).as("and stays so").isEqualTo(member.id().value());
    says("second", email, true);
    assertThat(user(house, connection)).as("taken").isNotEqualTo(member.id().value());
    House other = house("Elsewhere");
    Member theirs = invite(other, email);
    Connection foreign = active(other, settings(provider.issuer));
    says("ada-1", email, true);
    assertThat(user(other, foreign)).as("another tenant").isNotEqualTo(theirs.id().value());
  }

  private void says(String subject, String email, boolean verified) {
    provider.claims =
        it -> {
          it.setSubject(subject);
          it.setClaim("email", email);
          it.setClaim("email_verified", verified);
        };
  }

  private String user(House house, Connection connection) {
    try (var somebody = new Employee()) {
      Employee.Page in = somebody.open(house.at("/.door/go/" + connection.id().value()));
      Matcher user = Pattern.compile("(?i)X-Rowhouse-User: (\\S+)").matcher(in.body());
      assertThat(user.find()).as(in.body()).isTrue();
      return user.group(1);
    }
  }

  @Test
  void whereTheProviderIsEnforcedOnlyBreakGlassMembersComeByLinks() {
    House house = house("Enforced");
    String company = "c" + System.nanoTime() + ".example";
    String email = "ada@" + company;
    String glass = "root@" + company;
    invite(house, email);
    Member root = invite(house, glass);
    members.change(builder, house.tenant(), root.id(), "editor", true);
    Connection connection = active(house, settings(provider.issuer));
    assertThat(come(ada, sent(email)).status()).isEqualTo(200);
    URI open = asked(house, email, "/");
    EmailDomain domain = prove(house, connection, company);
    URI again = link(eve, house, email);
    domains.enforce(builder, house.tenant(), connection.id(), domain.id(), true);
    awaitOut(ada, house);
    assertThat(eve.openOnce(open).status()).as("a link of before").isEqualTo(410);
    assertThat(eve.openOnce(again).status()).as("a link of before").isEqualTo(410);
    int before = MAIL.to(email).size();
    Employee.Page asked = link(eve, house, email, 200);
    posting.sweep();
    assertThat(asked.body()).contains("If this address belongs to somebody here");
    assertThat(MAIL.to(email)).hasSize(before);
    assertThat(led(house, email)).contains(connection.id().value());
    assertThat(come(eve, link(eve, house, glass)).status()).isEqualTo(200);
    var filter = new ActFilter("", "members.break-glass", builder.value(), null, null);
    assertThat(acts.list(filter, Optional.empty(), 10))
        .anyMatch(act -> act.actor().name().equals(glass));
  }

  @Test
  void whomADirectoryKeepsOutComesByNoLinkUnlessTheyAreBreakGlass() {
    House house = house("KeptOut");
    String email = address("ada");
    String glass = address("root");
    Member member = invite(house, email);
    Member root = invite(house, glass);
    members.change(builder, house.tenant(), root.id(), "editor", true);
    Connection connection = active(house, settings(provider.issuer));
    String token = directories.open(builder, house.tenant(), connection.id());
    try (var directory = new DirectoryClient(house, connection, token)) {
      String id = listed(directory, "ada", email);
      String other = listed(directory, glass.toUpperCase(Locale.ROOT), "");
      assertThat(come(ada, sent(email)).status()).isEqualTo(200);
      URI open = link(eve, house, email);
      Employee.Page shown = eve.openOnce(open);
      assertThat(shown.status()).isEqualTo(200);

      directory.patch("/Users/" + id, OFF);
      directory.patch("/Users/" + other, OFF);
      awaitOut(ada, house);
      assertThat(eve.openOnce(open).status()).as("a link of before").isEqualTo(410);
      assertThat(press(eve, shown).status()).as("who had the button before").isEqualTo(410);
      assertNoLetter(house, email, "inactive");
      members.resend(builder, house.tenant(), member.id());
      assertThat(eve.openOnce(sent(email)).status()).as("invited again").isEqualTo(410);
      assertThat(come(eve, link(eve, house, glass)).status()).isEqualTo(200);

      assertThat(directory.delete("/Users/" + id).status()).isEqualTo(204);
      assertNoLetter(house, email, "removed");
      listed(directory, "ada", email);
      members.resend(builder, house.tenant(), member.id());
      assertThat(come(ada, sent(email)).status()).as("hired again").isEqualTo(200);
    }
    var filter = new ActFilter("", "members.break-glass", builder.value(), null, null);
    assertThat(acts.list(filter, Optional.empty(), 10))
        .anyMatch(act -> act.actor().name().equals(glass));
  }

  /** The directory has them by another name; who they are follows from a sign-in of before. */
  @Test
  void whomADirectoryKnowsByTheProvidersAddressOnlyIsOutByTheirLinkToo() {
    House house = house("Vouched");
    String email = address("ada");
    invite(house, email);
    Connection connection = active(house, settings(provider.issuer));
    String token = directories.open(builder, house.tenant(), connection.id());
    try (var directory = new DirectoryClient(house, connection, token)) {
      says("ada-1", email, true);
      var made = directory.post("/Users", "{'userName':'al','externalId':'ada-1','active':true}");
      assertThat(user(house, connection)).isNotEmpty();
      assertThat(come(ada, sent(email)).status()).isEqualTo(200);
      directory.patch("/Users/" + made.json().path("id").asString(), OFF);
      awaitOut(ada, house);
      assertNoLetter(house, email, "inactive");
    }
  }

  private void assertNoLetter(House house, String email, String why) {
    int before = MAIL.to(email).size();
    Employee.Page asked = link(eve, house, email, 200);
    posting.sweep();
    assertThat(asked.body()).contains("If this address belongs to somebody here");
    assertThat(MAIL.to(email)).as(why).hasSize(before);
  }

  private static String listed(DirectoryClient directory, String name, String email) {
    String emails = email.isEmpty() ? "" : ",'emails':[{'primary':true,'value':'" + email + "'}]";
    var made = directory.post("/Users", "{'userName':'" + name + "','active':true" + emails + "}");
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("id").asString();
  }

  private URI link(Employee who, House house, String email) {
    link(who, house, email, 200);
    return sent(email);
  }

  private static Employee.Page link(Employee who, House house, String email, int status) {
    Employee.Page page =
        who.postOnce(house.at("/.door/mail"), Map.of("email", email, "link", "true"));
    assertThat(page.status()).isEqualTo(status);
    return page;
  }

  private EmailDomain claim(House house, Connection connection, String domain) {
    return domains.claim(builder, house.tenant(), connection.id(), domain);
  }

  /** What the DNS would bring about: provisioner.estate.EmailDomainTest tries that. */
  private EmailDomain prove(House house, Connection connection, String domain) {
    List<EmailDomain> there = domains.of(builder, house.tenant(), connection.id());
    EmailDomain claim =
        there.stream()
            .filter(it -> it.domain().value().equals(domain))
            .findFirst()
            .orElseGet(() -> claim(house, connection, domain));
    jdbc.sql("UPDATE provisioner_email_domain SET state = 'ACTIVE' WHERE id = :id")
        .param("id", claim.id().value())
        .update();
    return claim;
  }
}
