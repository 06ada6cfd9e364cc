package dev.rowhouse.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.portal.testing.Browser;
import dev.rowhouse.portal.testing.Browser.Page;
import dev.rowhouse.provisioner.container.Containers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Being asked again who one is, and one-time codes, as a browser without scripts meets them. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"rowhouse.roles=portal", "rowhouse.bootstrap=true"})
@MockitoBean(types = Containers.class)
class ProvingTest {
  private static final String OWNER = "owner@rowhouse.localhost";
  private static final Duration LONG = Duration.ofMinutes(11);

  @TestConfiguration
  static class Time {
    @Bean
    @Primary
    MovableClock movable() {
      var clock = new MovableClock();
      clock.set(Instant.now());
      return clock;
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @LocalServerPort int port;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired SecondFactors seconds;
  @Autowired LocalAccounts accounts;

  @Value("${rowhouse.home}")
  Path home;

  private Browser browser;

  @BeforeEach
  void begin() {
    jdbc.sql("DELETE FROM portal_attempt").update();
    browser = new Browser("http://localhost:" + port);
  }

  @AfterEach
  void withoutCodes() {
    seconds.remove(account());
    // The provider's clock is the real one: the house's must not be behind it at the next sign-in.
    clock.set(Instant.now());
  }

  @Test
  void whoCameJustNowIsNotAskedAgain() throws IOException {
    signIn();
    assertThat(makeKey("first").body()).contains("rh_");
  }

  @Test
  void laterTheyAreAskedAgainAndGoOnWithWhatTheyTyped() throws IOException {
    signIn();
    clock.pass(LONG);
    Page asked = makeKey("typed before");
    assertThat(asked.path()).startsWith("/prove/");
    assertThat(asked.body()).contains("Before you make an API key").doesNotContain("rh_");
    Page wrong = browser.post(asked.path(), "password", "not this");
    assertThat(wrong.body()).contains("This is not your password");
    Page done = browser.post(asked.path(), "password", password());
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.body()).contains("rh_", "typed before");
    assertThat(browser.post(asked.path(), "password", password()).status()).isEqualTo(404);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM marketplace_api_key WHERE name = 'typed before'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(makeKey("soon after").body()).contains("rh_");
  }

  @Test
  void whatWaitsIsSealedAndOpensInNoOtherSession() throws IOException {
    signIn();
    clock.pass(LONG);
    Page asked = makeKey("waits");
    var other = new Browser("http://localhost:" + port);
    other.open("/sign-in");
    other.post("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(other.open(asked.path()).status()).isEqualTo(404);
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM SPRING_SESSION_ATTRIBUTES WHERE LOCATE('waits',"
                        + " ATTRIBUTE_BYTES) > 0")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void guessingThePasswordAgainIsSlowedDownAsAtTheSignIn() throws IOException {
    signIn();
    clock.pass(LONG);
    Page asked = makeKey("guess");
    for (int i = 0; i < 6; i++) {
      browser.post(asked.path(), "password", "wrong " + i);
    }
    assertThat(browser.post(asked.path(), "password", password()).body())
        .contains("too many attempts");
  }

  @Test
  void whoChangesThePasswordIsAskedAgainAndGuessesAsSlowly() throws IOException {
    signIn();
    for (int i = 0; i < 6; i++) {
      browser.open("/you");
      browser.post("/you/password", "current", "wrong " + i, "fresh", "four words in a row");
    }
    Page right =
        browser.post("/you/password", "current", password(), "fresh", "four words in a row");
    assertThat(right.body()).contains("too many attempts");
    clock.pass(LONG);
    browser.open("/you");
    assertThat(browser.post("/you/password", "current", password(), "fresh", "any").path())
        .startsWith("/prove/");
    browser.open("/people");
    assertThat(browser.post("/people/invite", "email", "x@example.com", "role", "OWNER").path())
        .startsWith("/prove/");
  }

  @Test
  void aReturnThroughTheProvidersOldSessionProvesNothing() throws IOException {
    signIn();
    clock.pass(LONG);
    Page asked = makeKey("silent");
    browser.open("/oauth2/authorization/rowhouse");
    assertThat(makeKey("silent").path()).startsWith("/prove/");
    assertThat(asked.path()).startsWith("/prove/");
  }

  @Test
  void aCodeIsAskedForAtTheSignInAndWorksOnce() throws IOException {
    signIn();
    List<String> recovery = setUp();
    assertThat(recovery).hasSize(SecondFactors.RECOVERY_CODES);
    String used = code();
    var next = new Browser("http://localhost:" + port);
    next.open("/sign-in");
    Page asked = next.post("/identity/sign-in", "email", OWNER, "password", password());
    assertThat(asked.path()).isEqualTo("/sign-in/code");
    assertThat(next.open("/").path()).isEqualTo("/sign-in");
    next.open("/sign-in/code");
    Page replayed = next.post("/identity/sign-in", "code", used);
    assertThat(replayed.uri()).endsWith("/sign-in/code?refused");
    clock.pass(Duration.ofSeconds(Totp.PERIOD));
    assertThat(next.post("/identity/sign-in", "code", code()).path()).isEqualTo("/");
    assertThat(next.open("/you").body()).contains("password and code", "wrong code");
  }

  @Test
  void aCodeWithoutThePasswordBeforeItOpensNothing() throws IOException {
    signIn();
    setUp();
    clock.pass(Duration.ofSeconds(Totp.PERIOD));
    var thief = new Browser("http://localhost:" + port);
    thief.open("/sign-in");
    assertThat(thief.post("/identity/sign-in", "email", OWNER, "code", code()).uri())
        .endsWith("/sign-in?refused");
  }

  @Test
  void aRecoveryCodeOpensOnce() throws IOException {
    signIn();
    String one = setUp().getFirst();
    assertThat(enter(one).path()).isEqualTo("/");
    assertThat(enter(one).uri()).endsWith("/sign-in/code?refused");
  }

  @Test
  void beingAskedAgainAsksForTheCodeToo() throws IOException {
    signIn();
    setUp();
    clock.pass(LONG);
    Page asked = makeKey("with code");
    assertThat(asked.body()).contains("name=\"code\"");
    Page without = browser.post(asked.path(), "password", password());
    assertThat(without.body()).contains("do not go together");
    Page done = browser.post(asked.path(), "password", password(), "code", code());
    assertThat(done.body()).contains("rh_");
  }

  private Page enter(String code) throws IOException {
    var other = new Browser("http://localhost:" + port);
    other.open("/sign-in");
    other.post("/identity/sign-in", "email", OWNER, "password", password());
    return other.post("/identity/sign-in", "code", code);
  }

  /** Returns the recovery codes. */
  private List<String> setUp() {
    assertThat(browser.open("/you/codes").body()).contains("<svg class=\"qr\"");
    assertThat(browser.post("/you/codes", "code", "000000").body()).contains("not the code");
    Page ready = browser.post("/you/codes", "code", code());
    assertThat(ready.body()).contains("Keep your recovery codes");
    return Pattern.compile("<code>([a-z2-7]{5}-[a-z2-7]{5})</code>")
        .matcher(ready.body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String code() {
    byte[] secret = seconds.secret(account()).orElseThrow();
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private String account() {
    return accounts.byEmail(OWNER).orElseThrow().id();
  }

  private void signIn() throws IOException {
    browser.open("/sign-in");
    assertThat(browser.post("/identity/sign-in", "email", OWNER, "password", password()).path())
        .isEqualTo("/");
  }

  private Page makeKey(String name) {
    browser.open("/keys");
    return browser.post("/keys", "name", name, "days", "", "permissions", "LOOK");
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
