package dev.rowhouse.portal.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.portal.testing.Browser;
import dev.rowhouse.portal.testing.Browser.Page;
import dev.rowhouse.provisioner.container.Containers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.web.util.HtmlUtils;

/** Passkeys, and what is tried to come in by them; the device is ours, what checks it is real. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"rowhouse.roles=portal", "rowhouse.bootstrap=true"})
@MockitoBean(types = Containers.class)
class PasskeyTest {
  private static final String OWNER = "owner@rowhouse.localhost";
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Value("${rowhouse.home}")
  Path home;

  @Value("${rowhouse.base-url}")
  String address;

  private Browser browser;
  private Device device;

  @BeforeEach
  void begin() throws GeneralSecurityException {
    jdbc.sql("DELETE FROM portal_attempt").update();
    browser = new Browser("http://localhost:" + port);
    device = new Device(address);
  }

  @AfterEach
  void forget() {
    jdbc.sql("DELETE FROM portal_passkey").update();
  }

  @Test
  void aPasskeySignsItsOwnerInWithoutPassword() throws Exception {
    add("Phone");
    Browser other = other();
    assertThat(signIn(other, device.answer(options(other.open("/sign-in")))).path()).isEqualTo("/");
    assertThat(other.open("/you").body()).contains("<span>passkey</span>");
    assertThat(other.open("/you/passkeys").body()).contains("Phone").doesNotContain("never");
  }

  @Test
  void anAnswerIsGoodOnceAndInItsOwnSessionOnly() throws Exception {
    add("Phone");
    Browser victim = other();
    String answer = device.answer(options(victim.open("/sign-in")));
    assertThat(refused(other(), answer)).isTrue();
    assertThat(signIn(victim, answer).path()).isEqualTo("/");
    victim.post("/sign-out");
    victim.open("/sign-in");
    assertThat(signIn(victim, answer).uri()).endsWith("/sign-in?unknown");
  }

  @Test
  void anotherSitesAnswerIsRefused() throws Exception {
    add("Phone");
    device.origin = "https://portal.example.net";
    Browser other = other();
    assertThat(refused(other, device.answer(options(other.open("/sign-in"))))).isTrue();
  }

  @Test
  void aDeviceThatAskedNobodyIsRefused() throws Exception {
    add("Phone");
    device.verifies = false;
    Browser other = other();
    assertThat(refused(other, device.answer(options(other.open("/sign-in"))))).isTrue();
  }

  @Test
  void aCopyWhoseCountIsBehindIsRefused() throws Exception {
    add("Phone");
    Browser other = other();
    signIn(other, device.answer(options(other.open("/sign-in"))));
    device.uses = 0;
    Browser thief = other();
    assertThat(refused(thief, device.answer(options(thief.open("/sign-in"))))).isTrue();
  }

  @Test
  void anUnknownKeyAndARemovedOneAreRefused() throws Exception {
    add("Phone");
    Browser other = other();
    var strange = new Device(address);
    strange.owner = device.owner;
    assertThat(refused(other, strange.answer(options(other.open("/sign-in"))))).isTrue();
    String id = jdbc.sql("SELECT id FROM portal_passkey").query(String.class).single();
    browser.open("/you/passkeys");
    browser.post("/you/passkeys/" + id + "/remove");
    assertThat(refused(other, device.answer(options(other.open("/sign-in"))))).isTrue();
  }

  @Test
  void nonsenseIsRefusedInWords() {
    Browser other = other();
    other.open("/sign-in");
    Page page = signIn(other, "{\"id\":\"x\"}");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("This passkey signs nobody in");
  }

  @Test
  void oneDeviceIsAddedOnceAndSomebodyElsesNever() throws Exception {
    add("Phone");
    jdbc.sql("UPDATE portal_passkey SET account_id = 'acc_another'").update();
    Page page = browser.open("/you/passkeys");
    Page again =
        browser.post("/you/passkeys", "name", "Theirs", "passkey", device.make(options(page)));
    assertThat(again.body()).contains("was not accepted");
  }

  @Test
  void somebodyElsesPasskeyProvesNothing() throws Exception {
    add("Phone");
    jdbc.sql("UPDATE portal_passkey SET account_id = 'acc_another'").update();
    Browser other = other();
    assertThat(refused(other, device.answer(options(other.open("/sign-in"))))).isTrue();
  }

  private void add(String name) throws IOException {
    browser.open("/sign-in");
    browser.post("/identity/sign-in", "email", OWNER, "password", password());
    Page page = browser.open("/you/passkeys");
    Page added = browser.post("/you/passkeys", "name", name, "passkey", device.make(options(page)));
    assertThat(added.path()).isEqualTo("/you/passkeys");
    assertThat(added.body()).contains(name + "” signs you in from now on");
  }

  private static Page signIn(Browser browser, String answer) {
    return browser.post("/identity/sign-in", "passkey", answer);
  }

  private static boolean refused(Browser browser, String answer) {
    browser.open("/sign-in");
    Page page = signIn(browser, answer);
    return page.uri().endsWith("/sign-in?unknown")
        && browser.open("/you").path().equals("/sign-in");
  }

  private Browser other() {
    return new Browser("http://localhost:" + port);
  }

  private static String options(Page page) {
    Matcher found = OPTIONS.matcher(page.body());
    assertThat(found.find()).isTrue();
    return HtmlUtils.htmlUnescape(found.group(1));
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
