package dev.rowhouse.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.portal.testing.Browser;
import dev.rowhouse.portal.testing.TinyProvider;
import dev.rowhouse.portal.testing.TinyProvider.Trouble;
import dev.rowhouse.provisioner.container.Containers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Accounts at another provider: they are their own people until their owner adds them. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"rowhouse.roles=portal", "rowhouse.bootstrap=true"})
@MockitoBean(types = Containers.class)
class LinksTest {
  private static final TinyProvider PROVIDER = new TinyProvider();
  private static final String OWNER = "owner@rowhouse.localhost";

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    String client = "spring.security.oauth2.client.";
    registry.add(client + "registration.tiny.client-id", () -> "portal");
    registry.add(client + "registration.tiny.client-secret", () -> "secret");
    registry.add(client + "registration.tiny.client-name", () -> "Tiny");
    registry.add(client + "registration.tiny.scope", () -> "openid,email");
    registry.add(client + "provider.tiny.issuer-uri", PROVIDER::issuer);
    registry.add(client + "registration.gone.client-id", () -> "portal");
    registry.add(client + "registration.gone.scope", () -> "openid");
    registry.add(client + "provider.gone.issuer-uri", () -> "http://127.0.0.1:1");
  }

  @AfterAll
  static void end() {
    PROVIDER.close();
  }

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Value("${rowhouse.home}")
  Path home;

  private Browser browser;

  @BeforeEach
  void fresh() {
    jdbc.sql("DELETE FROM portal_link").update();
    jdbc.sql("DELETE FROM portal_attempt").update();
    browser = new Browser("http://localhost:" + port);
    PROVIDER.has(Trouble.NONE);
  }

  @Test
  void whatWentWrongElsewhereIsSaidToWhoTriedAndToWhoCanMendIt() {
    assertThat(browser.open("/oauth2/authorization/gone").body())
        .contains("gone does not answer", "whether gone runs");
    fails(Trouble.DECLINES, "Tiny did not let you in");
    fails(Trouble.KNOWS_NO_SECRET, "the secret has ended", "registration.tiny.client-secret");
    fails(Trouble.IS_BROKEN, "Tiny does not answer");
    fails(Trouble.SIGNS_WITH_ANOTHER_KEY, "cannot be accepted", "key that it publishes");
    assertThat(browser.open("/login/oauth2/code/tiny?code=x&state=y").body())
        .contains("begun in another browser")
        .doesNotContain("For who runs");
    assertThat(browser.open("/sign-in?failed=AWAY&at=%3Cb%3Enobody").body())
        .contains("The sign-in does not answer")
        .doesNotContain("nobody");
    PROVIDER.has(Trouble.NONE);
    assertThat(browser.open("/oauth2/authorization/tiny").path()).isEqualTo("/nowhere");
  }

  @Test
  void whoWantedToAddAnAccountIsToldWhyNoneWasAddedAndIsStillThemselves() throws IOException {
    signIn();
    PROVIDER.has(Trouble.DECLINES);
    var you = add();
    assertThat(you.path()).isEqualTo("/you");
    assertThat(you.body()).contains("Tiny did not let you in");
    PROVIDER.has(Trouble.NONE);
    PROVIDER.as("afterwards");
    browser.open("/oauth2/authorization/tiny");
    assertThat(links()).as("what failed is not asked for any more").isZero();
  }

  private void fails(Trouble trouble, String... words) {
    PROVIDER.has(trouble);
    var page = browser.open("/oauth2/authorization/tiny");
    assertThat(page.path()).as("%s", trouble).isEqualTo("/sign-in");
    assertThat(page.body()).as("%s", trouble).contains(words);
  }

  @Test
  void anAccountElsewhereWithTheSameVerifiedAddressIsSomebodyElse() {
    PROVIDER.as("stranger");
    assertThat(browser.open("/oauth2/authorization/tiny").path()).isEqualTo("/nowhere");
  }

  @Test
  void whoAddedItSignsInWithItAsThemselves() throws IOException {
    signIn();
    PROVIDER.as("added");
    var you = add();
    assertThat(you.path()).isEqualTo("/you");
    assertThat(you.body()).contains("that account signs you in from now on");
    assertThat(PROVIDER.lastAsked()).containsEntry("prompt", "login").containsKey("code_challenge");
    var later = new Browser("http://localhost:" + port);
    assertThat(later.open("/oauth2/authorization/tiny").path()).isEqualTo("/");
    assertThat(later.open("/you").body()).contains(OWNER, "Demo owner");
  }

  @Test
  void whatIsSomebodysAlreadyIsNotAdded() throws IOException {
    PROVIDER.as("taken");
    browser.open("/oauth2/authorization/tiny");
    var owner = new Browser("http://localhost:" + port);
    browser = owner;
    signIn();
    var you = add();
    assertThat(you.body()).contains("is somebody's already");
    assertThat(links()).isZero();
    assertThat(owner.open("/people").body()).contains("Who belongs to Demo");
  }

  @Test
  void comingBackWithoutHavingAskedAddsNothing() throws IOException {
    signIn();
    PROVIDER.as("uninvited");
    browser.open("/oauth2/authorization/tiny");
    assertThat(links()).isZero();
    assertThat(browser.open("/").path()).isEqualTo("/nowhere");
  }

  @Test
  void aRemovedAccountOpensNothing() throws IOException {
    signIn();
    PROVIDER.as("removed");
    add();
    browser.open("/you");
    browser.post("/you/links/remove", "issuer", PROVIDER.issuer(), "subject", "removed");
    assertThat(links()).isZero();
    var later = new Browser("http://localhost:" + port);
    assertThat(later.open("/oauth2/authorization/tiny").path()).isEqualTo("/nowhere");
  }

  private Browser.Page add() {
    browser.open("/you");
    return browser.post("/you/links/tiny");
  }

  private long links() {
    return jdbc.sql("SELECT COUNT(*) FROM portal_link").query(Long.class).single();
  }

  private void signIn() throws IOException {
    browser.open("/sign-in");
    String password =
        Files.readString(home.resolve("sign-in.txt"))
            .lines()
            .filter(line -> line.startsWith("password"))
            .map(line -> line.substring("password".length()).strip())
            .findFirst()
            .orElseThrow();
    assertThat(browser.post("/identity/sign-in", "email", OWNER, "password", password).path())
        .isEqualTo("/");
  }
}
