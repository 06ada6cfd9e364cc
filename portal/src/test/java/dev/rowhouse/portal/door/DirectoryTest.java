package dev.rowhouse.portal.door;

import static dev.rowhouse.portal.door.SignInAtTheDoorTest.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.audit.ActFilter;
import dev.rowhouse.db.audit.Acts;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.ConnectionSettings;
import dev.rowhouse.provisioner.connection.RoleRule;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.directory.Directories;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A company's directory at the door of its house, by the requests that Entra ID and Okta send, and
 * through the real gateway: who is switched off there is out here.
 */
class DirectoryTest extends DoorTest {
  private static final String ADA =
      "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'externalId':'ada-1','userName':'Ada@acme.example','active':true,'displayName':'Ada"
          + " Lovelace',"
          + "'emails':[{'primary':true,'type':'work','value':'ada@acme.example'}],'meta':{'resourceType':'User'},'name':{'formatted':'Ada"
          + " Lovelace','familyName':'Lovelace','givenName':'Ada'},'roles':[]}";

  @Autowired Directories directories;
  @Autowired Setups setups;
  @Autowired Acts acts;

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
  void entraAddsSwitchesOffAndOnAgainAndThePersonIsOutAtOnce() {
    House house = house("Entra");
    Connection connection = active(house, settings(provider.issuer));
    try (var entra = new DirectoryClient(house, connection, token(house, connection))) {
      var nobody = entra.get("/Users?filter=userName+eq+%22Ada%40acme.example%22");
      assertThat(nobody.status()).isEqualTo(200);
      assertThat(nobody.json().path("totalResults").asInt()).isZero();
      assertThat(nobody.json().path("Resources").isArray()).isTrue();
      var made = entra.post("/Users", ADA);
      assertThat(made.status()).isEqualTo(201);
      String id = made.json().path("id").asString();
      assertThat(made.header("Location")).endsWith("/Users/" + id);
      assertThat(made.json().at("/emails/0/value").asString()).isEqualTo("ada@acme.example");
      assertThat(made.header("Content-Type")).startsWith("application/scim+json");
      assertThat(entra.post("/Users", ADA).status()).isEqualTo(409);
      assertThat(entra.post("/Users", ADA).json().path("scimType").asString())
          .isEqualTo("uniqueness");
      var found = entra.get("/Users?filter=userName+eq+%22ada%40ACME.example%22");
      assertThat(found.json().at("/Resources/0/userName").asString()).isEqualTo("Ada@acme.example");

      signIn(house, connection);
      var off = entra.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'False'}");
      assertThat(off.status()).isEqualTo(200);
      assertThat(off.json().path("active").asBoolean(true)).isFalse();
      awaitOut(ada, house);
      Employee.Page refused = ada.open(link(ada.open(house.at("/")), connection));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("Your access to this space was ended");
      assertThat(trace(house, connection)).contains("directory (SCIM) has them as inactive");

      assertThat(
              entra
                  .patch("/Users/" + id, "{'op':'Replace','path':'active','value':'True'}")
                  .status())
          .isEqualTo(200);
      signIn(house, connection);
      assertThat(entra.delete("/Users/" + id).status()).isEqualTo(204);
      assertThat(entra.delete("/Users/" + id).status()).isEqualTo(404);
      assertThat(entra.get("/Users/" + id).status()).isEqualTo(404);
      awaitOut(ada, house);
      assertThat(ada.open(link(ada.open(house.at("/")), connection)).status()).isEqualTo(403);

      assertThat(entra.post("/Users", ADA).status()).as("hired again").isEqualTo(201);
      signIn(house, connection);
    }
    assertThat(directories.look(builder, house.tenant(), connection.id()).lines())
        .extracting(line -> line.words())
        .contains("Added.", "Inactive. They are out.", "Active again: they may sign in.");
  }

  @Test
  void isServedByTheNamesThatPeopleKnow() {
    House house = house("Named");
    Connection connection = active(house, settings(provider.issuer));
    String token = token(house, connection);
    for (House named : List.of(own(house), product(house))) {
      awaitSignIn(named);
      try (var entra = new DirectoryClient(named, connection, token)) {
        var made = entra.post("/Users", ADA);
        assertThat(made.status()).as(named.url().toString()).isEqualTo(201);
        assertThat(made.header("Location")).startsWith(named.url().toString());
        String id = made.json().path("id").asString();
        signIn(named, connection);
        entra.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'False'}");
        awaitOut(ada, named);
        assertThat(entra.delete("/Users/" + id).status()).isEqualTo(204);
      }
    }
    House other = house("Elsewhere");
    active(other, settings(provider.issuer));
    House elsewhere = product(other);
    awaitSignIn(elsewhere);
    try (var entra = new DirectoryClient(elsewhere, connection, token)) {
      assertThat(entra.get("/Users").status()).as("another house's").isEqualTo(401);
    }
  }

  /** Two administrators at once: who saw something older changes nothing. */
  private static void versions(DirectoryClient directory) {
    var made = directory.post("/Users", "{'userName':'v','active':true}");
    String seen = made.header("ETag");
    assertThat(made.json().at("/meta/version").asString()).isEqualTo(seen);
    String at = "/Users/" + made.json().path("id").asString();
    directory.heading("If-None-Match", seen);
    assertThat(directory.get(at).status()).isEqualTo(304);
    directory.heading("If-Match", seen);
    var put = directory.put(at, "{'userName':'v','active':false}");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.header("ETag")).isNotEqualTo(seen);
    assertThat(directory.put(at, "{'userName':'v','active':true}").status()).isEqualTo(412);
    assertThat(directory.delete(at).status()).isEqualTo(412);
    directory.heading("If-Match", "*");
    String group = directory.post("/Groups", "{'displayName':'v'}").json().path("id").asString();
    String there = "/Groups/" + group;
    directory.heading("If-Match", directory.get(there).header("ETag"));
    String add = "{'op':'add','path':'members','value':[{'value':'" + at.substring(7) + "'}]}";
    assertThat(directory.patch(there, add).status()).isEqualTo(204);
    assertThat(directory.delete(there).status()).as("its members changed").isEqualTo(412);
    directory.heading("If-Match", put.header("ETag"));
    assertThat(directory.delete(at).status()).isEqualTo(204);
  }

  @Test
  void sortsAsItIsAsked() {
    House house = house("Sorted");
    Connection connection = active(house, settings(provider.issuer));
    try (var directory = new DirectoryClient(house, connection, token(house, connection))) {
      for (String name : List.of("bob", "Ada", "cy")) {
        directory.post("/Users", "{'userName':'" + name + "','active':true}");
      }
      var up = directory.get("/Users?sortBy=userName").json();
      assertThat(up.at("/Resources/0/userName").asString()).isEqualTo("Ada");
      assertThat(up.at("/Resources/2/userName").asString()).isEqualTo("cy");
      var down = directory.get("/Users?sortBy=username&sortOrder=descending&count=1").json();
      assertThat(down.at("/Resources/0/userName").asString()).isEqualTo("cy");
      var wrong = directory.get("/Users?sortBy=id;drop");
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.json().path("scimType").asString()).isEqualTo("invalidPath");
      versions(directory);
    }
  }

  @Test
  void oktaSwitchesOffByAnObjectWithoutAPath() {
    House house = house("Okta");
    Connection connection = active(house, settings(provider.issuer));
    try (var okta = new DirectoryClient(house, connection, token(house, connection))) {
      assertThat(okta.get("/Users?startIndex=1&count=2").json().path("startIndex").asInt())
          .isEqualTo(1);
      String id = okta.post("/Users", ADA).json().path("id").asString();
      assertThat(okta.get("/Users/" + id).status()).isEqualTo(200);
      var put = okta.put("/Users/" + id, ADA.replace("'Ada Lovelace'", "'Ada King'"));
      assertThat(put.json().path("displayName").asString()).isEqualTo("Ada King");
      signIn(house, connection);
      assertThat(okta.patch("/Users/" + id, "{'op':'replace','value':{'active':false}}").status())
          .isEqualTo(200);
      awaitOut(ada, house);
    }
  }

  @Test
  void putsOutWhoWasInBeforeTheDirectoryWasConnectedAndIsKnownByLoginOnly() {
    House house = house("Late");
    Connection connection = active(house, settings(provider.issuer));
    provider.claims =
        it -> {
          it.unsetClaim("email_verified");
          it.setClaim("preferred_username", "ADA@corp.example");
        };
    signIn(house, connection);
    try (var entra = new DirectoryClient(house, connection, token(house, connection))) {
      String said =
          ADA.replace("ada-1", "a.lovelace")
              .replace("Ada@acme.example", "ada@corp.example")
              .replace("ada@acme.example", "ada@mail.example");
      String id = entra.post("/Users", said).json().path("id").asString();
      assertThat(ada.openOnce(house.at("/")).status()).isEqualTo(200);
      entra.patch("/Users/" + id, "{'op':'Replace','path':'active','value':'False'}");
      awaitOut(ada, house);
      assertThat(ada.open(link(ada.open(house.at("/")), connection)).status()).isEqualTo(403);
    }
  }

  @Test
  void aGroupOfTheDirectoryGivesTheRoleThatTheConnectionSaysAndLosingItEndsIt() {
    House house = house("Roles");
    Connection connection = active(house, settings(provider.issuer));
    provider.claims = it -> it.unsetClaim("groups");
    try (var okta = new DirectoryClient(house, connection, token(house, connection))) {
      String id = okta.post("/Users", ADA).json().path("id").asString();
      assertThat(ada.open(link(ada.open(house.at("/")), connection)).status())
          .as("in no group yet")
          .isEqualTo(403);
      var group =
          okta.post(
              "/Groups",
              "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'engineering',"
                  + "'members':[{'value':'"
                  + id
                  + "','display':'Ada'}]}");
      assertThat(group.status()).isEqualTo(201);
      String at = "/Groups/" + group.json().path("id").asString();
      assertThat(group.json().at("/members/0/value").asString()).isEqualTo(id);
      okta.post("/Groups", "{'displayName':'editor','members':[{'value':'" + id + "'}]}");
      assertThat(signIn(house, connection).body())
          .containsIgnoringCase("X-Rowhouse-Roles: editor\n");

      assertThat(okta.patch(at, "{'op':'Remove','path':'members','value':[]}").status())
          .isEqualTo(204);
      assertThat(okta.get(at).json().path("members").size()).isEqualTo(1);
      assertThat(
              okta.patch(at, "{'op':'remove','path':'members[value eq \"" + id + "\"]'}").status())
          .isEqualTo(204);
      awaitOut(ada, house);
      assertThat(okta.get(at).json().path("members").size()).isZero();
      assertThat(ada.open(link(ada.open(house.at("/")), connection)).status()).isEqualTo(403);

      String add = "{'op':'Add','path':'members','value':[{'value':'" + id + "'}]}";
      assertThat(okta.patch(at, add).status()).isEqualTo(204);
      assertThat(okta.patch(at, add).status()).as("again").isEqualTo(204);
      assertThat(okta.get(at).json().path("members").size()).isEqualTo(1);
      var lean =
          okta.get("/Groups?excludedAttributes=members&filter=displayName+eq+%22engineering%22");
      assertThat(lean.json().path("totalResults").asInt()).isEqualTo(1);
      assertThat(lean.json().at("/Resources/0").has("members")).isFalse();
      String member = at.substring(8) + "%22+and+members+eq+%22" + id;
      assertThat(
              okta.get("/Groups?filter=id+eq+%22" + member + "%22")
                  .json()
                  .path("totalResults")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void whereNobodyNewIsLetInTheDirectorySaysWhoIsExpected() {
    House house = house("Listed");
    Connection connection = active(house, strict());
    assertThat(ada.open(link(ada.open(house.at("/")), connection)).status()).isEqualTo(403);
    try (var okta = new DirectoryClient(house, connection, token(house, connection))) {
      String other = ADA.replace("ada-1", "bob-1").replace("@acme", "@bob");
      okta.post("/Users", other);
      provider.claims = it -> it.setClaim("preferred_username", "ada@bob.example");
      assertThat(ada.open(link(ada.open(house.at("/")), connection)).status())
          .as("who calls herself so is not the other")
          .isEqualTo(403);
      okta.post("/Users", ADA);
      signIn(house, connection);
    }
  }

  @Test
  void aTokenOpensItsOwnConnectionAtItsOwnDoorAndOnlyUntilItEnds() {
    House house = house("Own");
    House other = house("Foreign");
    Connection connection = active(house, settings(provider.issuer));
    Connection foreign = active(other, settings(provider.issuer));
    Connection second = active(house, settings(provider.issuer));
    String token = token(house, connection);
    String foreignToken = token(other, foreign);
    try (var mine = new DirectoryClient(house, connection, token);
        var theirs = new DirectoryClient(other, foreign, foreignToken)) {
      String id = theirs.post("/Users", ADA).json().path("id").asString();
      String group = theirs.post("/Groups", "{'displayName':'g'}").json().path("id").asString();
      for (var attempt :
          List.of(
              new DirectoryClient(other, foreign, token),
              new DirectoryClient(house, foreign, token),
              new DirectoryClient(other, connection, token),
              new DirectoryClient(house, second, token),
              new DirectoryClient(house, connection, foreignToken),
              new DirectoryClient(house, connection, ""),
              new DirectoryClient(house, connection, token + "x"))) {
        try (attempt) {
          var answer = attempt.get("/Users");
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.json().at("/schemas/0").asString()).endsWith(":Error");
          assertThat(attempt.delete("/Users/" + id).status()).isEqualTo(401);
        }
      }
      assertThat(mine.get("/Users/" + id).status()).as("another's person").isEqualTo(404);
      assertThat(mine.delete("/Users/" + id).status()).isEqualTo(404);
      assertThat(mine.patch("/Groups/" + group, "{'op':'remove','path':'members'}").status())
          .isEqualTo(404);
      var taken = mine.post("/Groups", "{'displayName':'g','members':[{'value':'" + id + "'}]}");
      assertThat(taken.status()).isEqualTo(201);
      assertThat(taken.json().path("members").size()).as("nobody of another's").isZero();
      assertThat(
              mine.get("/Users?filter=id+eq+%22" + id + "%22").json().path("totalResults").asInt())
          .isZero();

      String next = token(house, connection);
      assertThat(mine.get("/Users").status()).as("goes on for a day").isEqualTo(200);
      jdbc.sql(
              "UPDATE provisioner_directory_token SET ends_at = UTC_TIMESTAMP(6) WHERE ends_at IS"
                  + " NOT NULL")
          .update();
      assertThat(mine.get("/Users").status()).as("then it is over").isEqualTo(401);
      directories.close(builder, house.tenant(), connection.id());
      try (var last = new DirectoryClient(house, connection, next)) {
        assertThat(last.get("/Users").status()).as("switched off").isEqualTo(401);
      }
      assertThat(theirs.get("/Users/" + id).status()).isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeTakenIsSaidInScimsWordsAndOnThePage() {
    House house = house("Wrong");
    Connection connection = active(house, settings(provider.issuer));
    try (var it = new DirectoryClient(house, connection, token(house, connection))) {
      assertThat(it.post("/Users", "{}").json().path("scimType").asString())
          .isEqualTo("invalidValue");
      assertThat(it.post("/Users", "not json").json().path("scimType").asString())
          .isEqualTo("invalidSyntax");
      assertThat(it.post("/Users", "[]").status()).isEqualTo(400);
      assertThat(it.post("/Users", "{'userName':'" + "x".repeat(300) + "'}").status())
          .isEqualTo(400);
      assertThat(it.post("/Users", "{'userName':'" + "x".repeat(1_100_000) + "'}").status())
          .isEqualTo(413);
      for (String filter :
          List.of(
              "userName eq \"x\" or 1=1",
              "userName co \"x\"",
              "password eq \"x\"",
              "userName eq \"x\"; DROP TABLE x")) {
        var answer = it.get("/Users?filter=" + DirectoryClient.encoded(filter));
        assertThat(answer.status()).as(filter).isEqualTo(400);
        assertThat(answer.json().path("scimType").asString()).isEqualTo("invalidFilter");
      }
      var sly = it.get("/Users?filter=" + DirectoryClient.encoded("userName eq \"' OR '1'='1\""));
      assertThat(sly.json().path("totalResults").asInt()).isZero();
      assertThat(it.get("/Users/usr_1").status()).isEqualTo(404);
      assertThat(it.get("/Bulk").status()).isEqualTo(404);
      assertThat(it.get("/Users?startIndex=x").status()).isEqualTo(400);
      assertThat(it.get("/ServiceProviderConfig").json().at("/patch/supported").asBoolean(false))
          .isTrue();
      assertThat(it.get("/ResourceTypes").json().path("totalResults").asInt()).isEqualTo(2);
      assertThat(it.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User").status())
          .isEqualTo(200);
      assertThat(it.said()).doesNotContainIgnoringCase("rowhouse");
    }
    assertThat(directories.look(builder, house.tenant(), connection.id()).refused())
        .extracting(line -> line.who() + ": " + line.words())
        .contains("POST /Users: userName is missing");
  }

  @Test
  void aLongListComesPageByPage() {
    House house = house("Many");
    Connection connection = active(house, settings(provider.issuer));
    jdbc.sql(
            """
            INSERT INTO provisioner_directory_user (id, connection_id, user_name, name_key, email, name,
              active, attributes, created_at, changed_at)
            SELECT CONCAT('dru_', LPAD(seq, 26, '0')), :connection, CONCAT('p', seq), CONCAT('p', seq),
              '', '', TRUE, '{}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM seq_1_to_20000
            """)
        .param("connection", connection.id().value())
        .update();
    try (var it = new DirectoryClient(house, connection, token(house, connection))) {
      var first = it.get("/Users?count=1000000").json();
      assertThat(first.path("totalResults").asInt()).isEqualTo(20_000);
      assertThat(first.path("Resources").size()).isEqualTo(200);
      var last = it.get("/Users?startIndex=19951&count=100").json();
      assertThat(last.path("itemsPerPage").asInt()).isEqualTo(50);
      assertThat(last.at("/Resources/49/userName").asString()).isEqualTo("p20000");
      assertThat(it.get("/Users?startIndex=20001").json().path("Resources").size()).isZero();
      assertThat(it.get("/Users?startIndex=-5&count=-1").json().path("Resources").size()).isZero();
    }
  }

  @Test
  void theCompanyMakesItsTokenByTheSetupLink() {
    House house = house("Ownlink");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    try (var it = new Employee()) {
      assertThat(it.postOnce(URI.create(setup + "/directory"), Map.of()).status()).isEqualTo(422);
      it.postOnce(
          setup,
          Map.of(
              "issuer", provider.issuer,
              "clientId", "rooms",
              "secret", "s3cret",
              "groupsClaim", "groups",
              "rules", "engineering = editor"));
      assertThat(it.open(setup).body()).contains("Keep your people in step", "/.door/scim/v2/cnx_");
      String page = it.postOnce(URI.create(setup + "/directory"), Map.of()).body();
      String token = page.replaceAll("(?s).*(scim_[\\w-]{43}).*", "$1");
      Connection made = connections.list(builder, house.tenant()).getFirst();
      try (var directory = new DirectoryClient(house, made, token)) {
        assertThat(directory.get("/Users").status()).isEqualTo(200);
      }
      assertThat(it.open(setup).body()).as("shown once").doesNotContain(token);
      var byLink = new ActFilter("setup-link", made.id().value(), builder.value(), null, null);
      assertThat(acts.list(byLink, Optional.empty(), 9))
          .extracting(act -> act.deed().verb())
          .containsOnlyOnce("sign-in.setup.directory");
    }
  }

  private Employee.Page signIn(House house, Connection connection) {
    Employee.Page in = ada.open(link(ada.open(house.at("/")), connection));
    assertThat(in.status()).isEqualTo(200);
    return in;
  }

  private String token(House house, Connection connection) {
    return directories.open(builder, house.tenant(), connection.id());
  }

  private ConnectionSettings strict() {
    return new ConnectionSettings(
        "Acme",
        provider.issuer,
        "rooms",
        "groups",
        false,
        null,
        List.of(new RoleRule("engineering", "editor")),
        Duration.ofHours(8),
        null);
  }
}
