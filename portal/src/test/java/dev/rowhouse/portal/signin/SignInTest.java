package dev.rowhouse.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.testing.Browser;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.provisioner.container.Containers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.bind.annotation.GetMapping;

/** The whole way through the built-in provider, over HTTP, as a browser without scripts goes it. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"rowhouse.roles=portal", "rowhouse.bootstrap=true"})
@MockitoBean(types = Containers.class)
class SignInTest {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  private static final String OWNER = "owner@rowhouse.localhost";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  @Value("${rowhouse.home}")
  Path home;

  private Browser browser;

  @BeforeEach
  void freshBrowser() {
    jdbc.sql("DELETE FROM portal_attempt").update();
    browser = new Browser("http://localhost:" + port);
  }

  @Test
  void theOwnerSignsInWithThePasswordOfTheHomeFile() throws IOException {
    assertThat(browser.open("/").path()).isEqualTo("/sign-in");
    var page = browser.post("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(page.path()).isEqualTo("/");
    assertThat(page.body()).contains("Demo");
  }

  @Test
  void theSessionChangesItsNameWithTheSignInAndEndsWithTheSignOut() throws IOException {
    browser.open("/sign-in");
    String before = browser.session();
    browser.post("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(browser.session()).isNotEqualTo(before);
    assertThat(browser.post("/sign-out").path()).isEqualTo("/sign-in");
    assertThat(browser.open("/").path()).isEqualTo("/sign-in");
  }

  @Test
  void wrongPasswordsAndUnknownPeopleGetTheSameAnswer() {
    browser.open("/sign-in");
    String wrong = browser.post("/identity/sign-in", "email", OWNER, "password", "no").uri();
    browser.open("/sign-in");
    String unknown =
        browser.post("/identity/sign-in", "email", "who@example.com", "password", "no").uri();
    assertThat(wrong).endsWith("/sign-in?refused").isEqualTo(unknown);
  }

  @Test
  void afterAFewFailuresEvenTheRightPasswordMustWait() throws IOException {
    IntStream.range(0, 6)
        .forEach(_ -> {
          browser.open("/sign-in");
          browser.post("/identity/sign-in", "email", OWNER, "password", "no");
        });
    browser.open("/sign-in");
    var page = browser.post("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(page.uri()).contains("/sign-in?wait=");
    assertThat(page.body()).contains("too many attempts").contains(OWNER);
  }

  @Test
  void aSignInElsewhereIsListedAndCanBeEndedFromHere() throws IOException {
    var elsewhere = signedIn("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/605");
    var here = signedIn("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    String page = here.open("/you").body();
    assertThat(page).contains("Safari on iPhone", "Firefox on Linux");
    String end = between(page.substring(page.indexOf("Safari on iPhone")), "action=\"", "\"");
    assertThat(here.post(end).body()).contains("You are signed out there.");
    assertThat(elsewhere.open("/").path()).isEqualTo("/sign-in");
    assertThat(here.open("/").path()).isEqualTo("/");
  }

  @Test
  void theIdentifierOfASessionStandsOnNoPage() throws IOException {
    var here = signedIn("curl");
    String id =
        jdbc.sql("SELECT SESSION_ID FROM SPRING_SESSION ORDER BY CREATION_TIME DESC LIMIT 1")
            .query(String.class)
            .single();
    assertThat(here.open("/you").body()).doesNotContain(id).doesNotContain(here.session());
  }

  @Test
  void oneEndsAllOtherSessionsAtOnceButNotTheOneAtHand() throws IOException {
    var one = signedIn("one");
    var two = signedIn("two");
    var here = signedIn("here");
    here.open("/you");
    here.post("/you/devices/end-others");
    assertThat(one.open("/").path()).isEqualTo("/sign-in");
    assertThat(two.open("/").path()).isEqualTo("/sign-in");
    assertThat(here.open("/").path()).isEqualTo("/");
  }

  @Test
  void anotherPasswordSignsOutEverywhereElse() throws IOException {
    var elsewhere = signedIn("elsewhere");
    var here = signedIn("here");
    here.open("/you");
    String fresh = "four words in a row";
    here.post("/you/password", "current", password(), "fresh", fresh);
    assertThat(elsewhere.open("/").path()).isEqualTo("/sign-in");
    var back = here.post("/you/password", "current", fresh, "fresh", password());
    assertThat(back.body()).contains("Your password is changed");
  }

  @Test
  void wrongPasswordsStandInTheHistoryOfTheirAccountAndOnlyThere() throws IOException {
    browser.open("/sign-in");
    browser.post("/identity/sign-in", "email", OWNER, "password", "no");
    browser.open("/sign-in");
    browser.post("/identity/sign-in", "email", "who@example.com", "password", "no");
    jdbc.sql("DELETE FROM portal_attempt").update();
    String page = signedIn("here").open("/you").body();
    assertThat(page).contains("wrong password");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM portal_sign_in WHERE refused AND user_id IS NULL")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void anotherPortalOnTheSameDatabaseServesTheSameSession() throws Exception {
    var here = signedIn("here");
    try (var another = another()) {
      String there = "http://localhost:" + another.getWebServer().getPort();
      assertThat(here.open(there + "/people").body()).contains("Who belongs to Demo");
      // A form that the first one showed goes to the second, and what it changes holds for both.
      here.open("/organization");
      here.post(there + "/organization/name", "name", "Demo two");
      assertThat(here.open("/organization").body()).contains("Demo two");
      here.post("/organization/name", "name", "Demo");
      // So does a sign-in that was begun at the one: its code is known to the other.
      var newcomer = new Browser("http://localhost:" + port);
      newcomer.open("/sign-in");
      var page = newcomer.post(there + "/identity/sign-in", "email", OWNER, "password", password());
      assertThat(page.path()).isEqualTo("/");
      assertThat(newcomer.open("http://localhost:" + port + "/people").status()).isEqualTo(200);
      here.post(there + "/sign-out");
      assertThat(here.open("http://localhost:" + port + "/people").path()).isEqualTo("/sign-in");
    }
  }

  /** A process of its own but for the memory: it shares the database, the master key, the name. */
  private ServletWebServerApplicationContext another() throws ReflectiveOperationException {
    var settings = new ArrayList<String>();
    for (String name :
        List.of("spring.datasource.url", "rowhouse.master-key-file", "rowhouse.home")) {
      settings.add("--" + name + "=" + environment.getProperty(name));
    }
    settings.addAll(List.of("--server.port=0", "--rowhouse.roles=portal"));
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(Class.forName("dev.rowhouse.portal.PortalApplication"))
            .run(settings.toArray(String[]::new));
  }

  @Test
  void whoIsSignedInAtTheProviderOnlyIsNotSignedInHere() throws IOException {
    browser.open("/sign-in");
    browser.postOnce("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(browser.open("/projects").path()).isEqualTo("/sign-in");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    browser.open("/sign-in");
    var page = browser.postWithoutToken("/identity/sign-in", "email", OWNER);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.body()).contains("This was not accepted", "Open it again");
  }

  @Test
  void aFaultOfOursIsAPageThatKeepsItsReasonToItself() throws IOException {
    browser.open("/sign-in");
    browser.post("/identity/sign-in", "email", OWNER, "password", password());
    var page = browser.open("/broken");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.body()).contains("Something broke on our side").doesNotContain("the reason");
  }

  @Test
  void theProviderSendsNoCodeToForeignHostsAndNoneWithoutAProofKey() throws IOException {
    browser.open("/sign-in");
    browser.post("/identity/sign-in", "email", OWNER, "password", password());
    String ask = "/identity/authorize?response_type=code&client_id=rowhouse&scope=openid&state=s";
    var foreign = browser.openOnce(ask + "&redirect_uri=https://evil.example/login");
    assertThat(foreign.status()).isEqualTo(400);
    String here = "http://localhost:" + port + "/login/oauth2/code/rowhouse";
    var bare = browser.openOnce(ask + "&redirect_uri=" + here);
    assertThat(bare.location()).contains("error=invalid_request").doesNotContain("code=");
  }

  @Test
  void pagesForbidWhateverIsInlineOrFromElsewhere() {
    var page = browser.open("/sign-in");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain(" style=", "<style", "onclick", "javascript:");
  }

  @TestConfiguration
  static class BrokenPages {
    @Controller
    static class Broken {
      @GetMapping("/broken")
      @Needs(Permission.LOOK)
      String open() {
        throw new IllegalStateException("the reason");
      }
    }
  }

  private Browser signedIn(String agent) throws IOException {
    var made = new Browser("http://localhost:" + port, agent);
    made.open("/sign-in");
    assertThat(made.post("/identity/sign-in", "email", OWNER, "password", password()).path())
        .isEqualTo("/");
    return made;
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  private String password() throws IOException {
    return Files.readString(home.resolve("sign-in.txt"))
        .lines()
        .filter(line -> line.startsWith("password"))
        .map(line -> line.substring("password".length()).strip())
        .findFirst()
        .orElseThrow();
  }
}
