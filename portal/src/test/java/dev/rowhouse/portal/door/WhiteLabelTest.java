package dev.rowhouse.portal.door;

import static dev.rowhouse.portal.door.SignInAtTheDoorTest.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.portal.passkey.Device;
import dev.rowhouse.provisioner.brand.Brands;
import dev.rowhouse.provisioner.brand.Logo;
import dev.rowhouse.provisioner.brand.NewBrand;
import dev.rowhouse.provisioner.brand.Offering;
import dev.rowhouse.provisioner.connection.Connection;
import dev.rowhouse.provisioner.connection.Setups;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.directory.Directories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * Reads all that a host with a builder's brand answers, and finds no word of whose software it is:
 * each route below the door by the app's own mappings, what goes wrong there, and the gateway's own
 * answers. A new route at a door fails here until it is read.
 */
class WhiteLabelTest extends DoorTest {
  private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

  /** What frameworks answer by themselves when nobody takes care. */
  private static final List<String> ODD =
      List.of(
          "/.door",
          "/.door/nothing",
          "/.door/go/nonsense",
          "/.door/back/nonsense?state=x",
          "/.door/setup/nonsense",
          "/.door/;a=b",
          "/.door//",
          "/.door/../sign-in",
          "/.door/..%2fsign-in",
          "/.door/%2e%2e/sign-in",
          "/.door/%0d%0aSet-Cookie:x",
          "/.door/%zz",
          "/.door/?to=%00",
          "/.door/css/app.css",
          "/.door/error");

  private static final String PERSON =
      "{\"userName\": \"eve\", \"externalId\": \"eve-1\", \"active\": true}";
  private static final String GROUP = "{\"displayName\": \"guests\"}";
  private static final String PATCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
       "Operations": [{"op": "Replace", "path": "%s", "value": "%s"}]}
      """;

  @Autowired Setups setups;
  @Autowired Directories directories;
  @Autowired Brands brands;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void namesNobodyButTheBuilder() throws IOException {
    brands.save(
        builder,
        project.id(),
        new NewBrand(
            "Rooms", "#0b6e4f", "#6fcfa9", "mailto:help@rooms.example", "", "", Offering.BOTH),
        Logo.of(SVG.getBytes(StandardCharsets.UTF_8)));
    var crawl = new Crawl(mappings);
    try (var provider = new FakeProvider();
        var it = new Employee();
        var ada = new Employee()) {
      House house = house("Label");
      Connection connection = setUp(house, it, provider);
      comeAndGo(house, connection, ada, provider);
      goWrong(house, connection, ada, provider);
      administer(house, connection, ada, provider);
      for (String[] each : crawl.refused()) {
        String path = each[1].replaceAll("\\{[^}]+}", connection.id().value());
        ada.askOnce(each[0], house.at(path), "Authorization", "Bearer nonsense");
      }
      write(house, connection, it);
      typeIn(it, ada);
      atTheGateway(house, connection, ada);
      it.seen.stream().filter(WhiteLabelTest::isBranded).forEach(crawl::read);
      ada.seen.stream().filter(WhiteLabelTest::isBranded).forEach(crawl::read);
      raw(house).forEach(crawl::read);
    }
    System.out.printf(
        "white label: %d answers read, %d routes at the door, %d not read, %d mentions%n",
        crawl.size(), crawl.routes().size(), crawl.unread().size(), crawl.mentions().size());
    assertThat(crawl.mentions()).isEmpty();
    assertThat(crawl.unread())
        .as("routes at the door that this crawl does not read yet: read them")
        .isEmpty();
  }

  private Connection setUp(House house, Employee it, FakeProvider provider) {
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    it.open(setup);
    it.postOnce(setup, Map.of("issuer", "nonsense"));
    it.follow(it.postOnce(setup, fields(provider)));
    it.postOnce(URI.create(setup + "/active"), Map.of());
    Connection made = connections.list(builder, house.tenant()).getFirst();
    it.open(house.at("/.door/test/" + made.id().value()));
    it.follow(it.postOnce(URI.create(setup + "/active"), Map.of()));
    it.follow(it.postOnce(URI.create(setup + "/directory"), Map.of()));
    addresses(it, setup);
    awaitSignIn(house);
    return made;
  }

  private static void addresses(Employee it, URI setup) {
    it.postOnce(URI.create(setup + "/addresses"), Map.of("domain", "gmail.com"));
    String list =
        it.follow(it.postOnce(URI.create(setup + "/addresses"), Map.of("domain", "label.example")))
            .body();
    for (String what : List.of("check", "remove")) {
      String there = found(list, "action=\"([^\"]+/" + what + ")\"");
      it.follow(it.postOnce(setup.resolve(there), Map.of()));
    }
  }

  private static Map<String, String> fields(FakeProvider provider) {
    var fields = new LinkedHashMap<>(SetupTest.fields(provider));
    fields.put("rules", "engineering = editor\nit = admin");
    return fields;
  }

  private void comeAndGo(House house, Connection way, Employee ada, FakeProvider provider) {
    ada.openOnce(house.at("/.door/look.css"));
    ada.openOnce(house.at("/.door/logo"));
    ada.openOnce(house.at("/.door/keys"));
    ada.open(link(ada.open(house.at("/board?x=1")), way));
    ada.openOnce(house.at("/.door/out"));
    ada.postOnce(house.at("/.door/out"), Map.of());
    ada.openOnce(house.at("/.door/?out"));
    String bye = provider.logoutToken("rooms", claims -> claims.setSubject("ada-1"));
    ada.postOnce(house.at("/.door/bye/" + way.id().value()), Map.of("logout_token", bye));
  }

  /** Through all that the console shows and does, and out of it again by showing oneself out. */
  private void administer(House house, Connection way, Employee ada, FakeProvider provider) {
    URI console = house.at("/.door/console/");
    ada.openOnce(console);
    ada.open(link(ada.open(house.at("/")), way));
    ada.openOnce(console);
    provider.claims = claims -> claims.setStringListClaim("groups", "it");
    ada.open(link(ada.open(house.at("/.door/")), way));
    Employee.Page data = ada.openOnce(console.resolve("data"));
    ada.openOnce(console.resolve("sign-in"));
    ada.openOnce(console.resolve("activity"));
    String form = data.body().replaceAll("(?s).*name=\"form\" value=\"([0-9a-f]+)\".*", "$1");
    ada.postOnce(console.resolve("export"), Map.of("form", form));
    ada.postOnce(console.resolve("erasure"), Map.of("form", form, "typed", "wrong"));
    ada.postOnce(console.resolve("erasure"), Map.of("form", form, "typed", "Label"));
    ada.openOnce(console.resolve("data"));
    ada.postOnce(console.resolve("erasure/withdraw"), Map.of("form", form));
    ada.postOnce(console.resolve("erasure/withdraw"), Map.of("form", "forged"));
    invite(house, ada, console.resolve("members"), form);
    String people = ada.openOnce(console).body();
    String out = people.replaceAll("(?s).*action=\"([^\"]+/out)\".*", "$1");
    ada.postOnce(console.resolve(out), Map.of("form", form));
    provider.claims = _ -> {};
    awaitStatus(ada, house.at("/"), 303, "text/html");
  }

  /** Without a mail server the page says the link; both sides of it are read, and it is used up. */
  private void invite(House house, Employee admin, URI members, String form) {
    admin.postOnce(members, Map.of("form", form, "email", "nobody", "role", "editor"));
    var wanted = Map.of("form", form, "email", "eve@label.example", "role", "editor");
    String said = admin.postOnce(members, wanted).body();
    URI there = URI.create(said.replaceAll("(?s).*<code>([^<]+/\\.door/link/[^<]+)<.*", "$1"));
    String page = admin.openOnce(there).body();
    admin.postOnce(there, Map.of("way", "forged"));
    String way = page.replaceAll("(?s).*name=\"way\" value=\"([0-9a-f]+)\".*", "$1");
    String claim = admin.cookie(house.url(), "door_claim");
    key(house, admin, admin.postOnce(there, Map.of("way", way, "passkey", "true")));
    admin.plant(house.url(), "door_claim", claim);
    admin.openOnce(there);
    admin.openOnce(house.at("/.door/"));
    admin.postOnce(house.at("/.door/mail"), Map.of("email", "nobody"));
    admin.postOnce(house.at("/.door/mail"), Map.of("email", "eve@label.example"));
    String list = admin.openOnce(members.resolve("./")).body();
    String again = found(list, "action=\"([^\"]+/invite)\"");
    admin.postOnce(members.resolve(again), Map.of("form", form));
    jdbc.sql(
            """
            INSERT INTO portal_passkey (id, member_id, host, name, credential_hash, attested, uses,
              synced, made_at) VALUES ('psk_lost', :member, 'h', 'Phone', 'l', '', 0, FALSE, NOW())
            """)
        .param("member", again.replaceAll(".*(prs_\\w+).*", "$1"))
        .update();
    String keyed = admin.openOnce(members.resolve("./")).body();
    String lost = found(keyed, "action=\"([^\"]+/passkeys/[^\"]+/remove)\"");
    admin.postOnce(members.resolve(lost), Map.of("form", form));
    String remove = list.replaceAll("(?s).*action=\"([^\"]+/remove)\".*", "$1");
    admin.postOnce(members.resolve(remove), Map.of("form", form));
  }

  /** All that a company's directory asks by SCIM, and what it gets wrong. */
  private void write(House house, Connection way, Employee entra) {
    URI base = house.at("/.door/scim/v2/" + way.id().value() + "/");
    String bearer = "Bearer " + directories.open(builder, house.tenant(), way.id());
    for (String each :
        List.of(
            "ServiceProviderConfig",
            "ResourceTypes",
            "ResourceTypes/User",
            "Schemas",
            "Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
            "Users",
            "Users?filter=nonsense",
            "Users/nobody",
            "Groups",
            "nothing")) {
      entra.openOnce(URI.create(base + each), "Authorization", bearer);
    }
    for (String[] each :
        List.of(
            new String[] {"Users", PERSON, PATCH.formatted("active", "False")},
            new String[] {"Groups", GROUP, PATCH.formatted("displayName", "people")})) {
      URI all = URI.create(base + each[0]);
      String made = entra.sayOnce("POST", all, each[1], "Authorization", bearer).body();
      URI one = URI.create(all + "/" + made.replaceAll("(?s).*\"id\" ?: ?\"([^\"]+)\".*", "$1"));
      entra.sayOnce("POST", all, "nonsense", "Authorization", bearer);
      entra.openOnce(one, "Authorization", bearer);
      entra.sayOnce("PUT", one, each[1], "Authorization", bearer);
      entra.sayOnce("PATCH", one, each[2], "Authorization", bearer);
      entra.sayOnce("PATCH", one, "{}", "Authorization", bearer);
      entra.askOnce("DELETE", one, "Authorization", bearer);
    }
  }

  /**
   * A company whose directory speaks LDAP: its IT, the form, and what is wrong with what was typed.
   */
  private void typeIn(Employee it, Employee ada) {
    House house = house("Typed");
    URI setup = house.at("/.door/setup/" + setups.open(builder, house.tenant()));
    Connection way;
    try (var directory = new FakeDirectory()) {
      it.open(URI.create(setup + "?by=ldap"));
      Map<String, String> fields = LdapTest.fields(directory);
      fields.put("ldap.userFilter", "(uid=ada)");
      it.postOnce(setup, fields);
      it.follow(it.postOnce(setup, LdapTest.fields(directory)));
      way = connections.list(builder, house.tenant()).getFirst();
      Employee.Page test = it.open(house.at("/.door/test/" + way.id().value()));
      LdapTest.enter(it, test, "ada", FakeDirectory.PASSWORD);
      it.follow(it.postOnce(URI.create(setup + "/active"), Map.of()));
      awaitSignIn(house);
      Employee.Page form = ada.open(link(ada.open(house.at("/")), way));
      Employee.Page wrong = LdapTest.enter(ada, form, "ada", "wrong");
      LdapTest.enter(ada, form, "ada", FakeDirectory.PASSWORD);
      Employee.Page empty = LdapTest.enter(ada, wrong, "ada", "");
      LdapTest.enter(ada, empty, "bob", FakeDirectory.PASSWORD);
      form = ada.open(link(ada.open(house.at("/")), way));
      ada.follow(LdapTest.enter(ada, form, "ada", FakeDirectory.PASSWORD));
    }
    Employee.Page away = ada.open(house.at("/.door/go/" + way.id().value()));
    LdapTest.enter(ada, away, "ada", FakeDirectory.PASSWORD);
  }

  /** Makes a passkey, comes in by it, and removes it. */
  private static void key(House house, Employee who, Employee.Page in) {
    try {
      var device = new Device(house.url().toString().replaceFirst("/$", ""));
      Employee.Page page = who.follow(in);
      URI keys = house.at("/.door/passkeys");
      who.postOnce(keys, Map.of("name", "Phone"));
      Employee.Page made =
          who.follow(
              who.postOnce(
                  keys,
                  Map.of(
                      "name", "Phone",
                      "challenge", challenge(page),
                      "passkey", device.make(options(page)))));
      URI key = house.at("/.door/passkey");
      who.openOnce(house.at("/.door/"));
      who.openOnce(house.at("/.door/passkey.js"));
      who.postOnce(key, Map.of("passkey", "{}"));
      Employee.Page asked = who.openOnce(key);
      who.postOnce(
          key, Map.of("challenge", challenge(asked), "passkey", device.answer(options(asked))));
      Employee.Page list = who.openOnce(keys);
      String remove = found(made.body(), "action=\"([^\"]+/remove)\"");
      String form = found(list.body(), "name=\"form\" value=\"([0-9a-f]+)\"");
      who.postOnce(keys.resolve(remove), Map.of("form", "forged"));
      who.follow(who.postOnce(keys.resolve(remove), Map.of("form", form)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String options(Employee.Page page) {
    return HtmlUtils.htmlUnescape(found(page.body(), "data-options=\"([^\"]+)\""));
  }

  private static String challenge(Employee.Page page) {
    return found(page.body(), "name=\"challenge\" value=\"([A-Za-z0-9_-]{43})\"");
  }

  private static String found(String body, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  private void goWrong(House house, Connection way, Employee ada, FakeProvider provider) {
    for (String path : ODD) {
      for (String accept : List.of("text/html", "application/json")) {
        if (!path.contains("%zz")) {
          ada.openOnce(house.at("/").resolve(path), "Accept", accept);
        }
      }
    }
    for (String method : List.of("HEAD", "PUT", "DELETE", "OPTIONS", "PROPFIND")) {
      ada.askOnce(method, house.at("/.door/"));
      ada.askOnce(method, house.at("/.door/out"));
    }
    ada.postOnce(house.at("/.door/bye/" + way.id().value()), Map.of("logout_token", "forged"));
    ada.postOnce(house.at("/.door/bye/" + way.id().value()), Map.of());
    ada.openOnce(house.at("/.door/back/" + way.id().value() + "?state=x&code=y"));
    provider.claims = claims -> claims.setStringListClaim("groups", "nobody");
    ada.open(link(ada.open(house.at("/")), way));
    provider.claims = claims -> claims.setAudience("somebody else");
    ada.open(link(ada.open(house.at("/")), way));
    provider.claims = _ -> {};
    provider.answer = it -> it.replaceAll("code=[^&]*", "error=access_denied");
    ada.open(link(ada.open(house.at("/")), way));
    provider.answer = it -> it;
  }

  private void atTheGateway(House house, Connection way, Employee ada) {
    House closed = house("Closed");
    for (String accept : List.of("text/html", "application/json")) {
      awaitStatus(ada, closed.at("/"), 401, accept);
      ada.openOnce(closed.at("/?door_claim=nonsense"), "Accept", accept);
      ada.openOnce(
          URI.create("http://nobody.rooms.localhost:" + gatewayPort + "/"), "Accept", accept);
      ada.openOnce(house.at("/" + "a".repeat(5_000)), "Accept", accept);
      ada.openOnce(house.at("/"), "Accept", accept, "X-Long", "a".repeat(9_000));
    }
    ada.open(link(ada.open(house.at("/")), way));
    ada.openOnce(house.at("/"), "Sec-Fetch-Mode", "cors");
    become(house, "observed = 'STOPPED'");
    awaitStatus(ada, house.at("/"), 503, "text/html");
    ada.openOnce(house.at("/"), "X-Rowhouse-Wake", "never");
    become(house, "observed = 'FAILED'");
    awaitStatus(ada, house.at("/"), 503, "application/json");
    become(house, "observed = 'RUNNING', port = 1");
    awaitStatus(ada, house.at("/"), 502, "text/html");
    ada.openOnce(house.at("/"), "Accept", "application/json");
    become(house, "suspended = TRUE");
    awaitStatus(ada, house.at("/"), 403, "text/html");
    ada.openOnce(house.at("/.door/"));
  }

  private void become(House house, String what) {
    jdbc.sql(
            "UPDATE provisioner_container SET "
                + what
                + ", changed_at = UTC_TIMESTAMP(6) WHERE id = :id")
        .param("id", house.container().value())
        .update();
    bell.ring(Routes.CHANGED);
  }

  private static void awaitStatus(Employee who, URI uri, int status, String accept) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> who.openOnce(uri, "Accept", accept).status() == status);
  }

  /** What no client would send. */
  private List<Employee.Page> raw(House house) throws IOException {
    String host = "Host: " + house.url().getAuthority() + "\r\n";
    return List.of(
        say(house, "GET / HTTP/1.1\r\n" + host + "No colon here\r\n\r\n"),
        say(house, "GET /.door/%zz HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "GET /.door/[ HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "GET /.door/../sign-in HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "TRACE /.door/ HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "CONNECT x:1 HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "GET / HTTP/9.9\r\n" + host + "Connection: close\r\n\r\n"),
        say(house, "NONSENSE\r\n\r\n"));
  }

  private Employee.Page say(House house, String words) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gatewayPort)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = Math.max(0, said.indexOf("\r\n\r\n"));
      var headers = new LinkedHashMap<String, List<String>>();
      said.substring(0, end)
          .lines()
          .skip(1)
          .map(line -> line.split(": ?", 2))
          .forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), List.of(pair[1])));
      int status = said.length() < 12 ? 0 : Integer.parseInt(said.substring(9, 12));
      return new Employee.Page("RAW", house.at("/"), status, headers, said);
    }
  }

  private static boolean isBranded(Employee.Page page) {
    return page.uri().getHost().endsWith(".rooms.localhost");
  }
}
