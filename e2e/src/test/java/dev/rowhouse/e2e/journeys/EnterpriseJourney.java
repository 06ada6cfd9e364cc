package dev.rowhouse.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.rowhouse.db.testing.MailServer;
import dev.rowhouse.e2e.Portal;
import dev.rowhouse.e2e.demo.Keycloak;
import dev.rowhouse.e2e.demo.Scim;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * People of companies in browsers of their own: into their own house and no other, without a trace
 * of whose software it is, and out when their company says so. {@code demo enterprise} makes the
 * companies: in a real Keycloak, where the Maven repository has it, in a directory that speaks
 * LDAP, and one whose people come by links.
 */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnterpriseJourney {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String MEMBER = "art@vandelay.example";

  private final Chromium chromium = new Chromium();
  private final List<String> said = new ArrayList<>();
  private Installation installation;
  private MailServer mail;
  private JsonNode companies;
  private Portal portal;
  private Page page;

  @Retention(RetentionPolicy.RUNTIME)
  @EnabledIf(
      value = "keycloakIsAtHand",
      disabledReason =
          "Keycloak is not in the Maven repository; ./rowhouse demo enterprise fetches it (177 MB)")
  @interface WithKeycloak {}

  static boolean keycloakIsAtHand() {
    return Files.isDirectory(
        Path.of(System.getProperty("user.home"))
            .resolve(".m2/repository/org/keycloak/keycloak-quarkus-dist"));
  }

  @BeforeAll
  void companiesConnectTheirProviders(Installation shared, MailServer letters) throws Exception {
    installation = shared;
    mail = letters;
    installation.run("demo", "enterprise", keycloakIsAtHand() ? "--saml" : "--without-keycloak");
    companies = new Facts(installation.home()).json("enterprise.json").path("companies");
    portal = new Portal("http://localhost:" + installation.ports(), installation.apiKey());
  }

  private Keycloak keycloak() throws IOException {
    String password = Files.readString(installation.home().resolve("keys/keycloak")).strip();
    return new Keycloak("http://127.0.0.1:" + (installation.ports() + 6), password);
  }

  @BeforeEach
  void somebodyOpensABrowser() {
    page = chromium.stranger();
    page.setDefaultTimeout(PATIENCE.toMillis());
    said.clear();
    page.onResponse(this::listen);
  }

  @AfterEach
  void itNamedNobodyButTheProduct() {
    page.context().close();
    assertThat(said).isEmpty();
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  @Test
  @WithKeycloak
  void anEmployeeComesIntoTheirOwnHouseAndNoOther() {
    page.navigate(url("Acme"));
    look("door-sign-in");
    signIn("Acme", 0);
    page.navigate(url("Globex"));
    assertThat(page.locator("h1")).hasText("Sign in to Globex");
    page.click("a.button");
    enter(page, person("Acme", 0));
    assertThat(page.locator("body")).containsText("Invalid username or password");
    page.navigate(url("Acme"));
    assertThat(page).hasURL(url("Acme") + "/");
  }

  /** At the portal itself: the builder's own people, by a provider of the portal's settings. */
  @Test
  @WithKeycloak
  void aColleagueOfTheBuildersJoinsByTheProviderThatTheSettingsName() throws IOException {
    String at = "http://localhost:" + installation.ports();
    String back = at + "/login/oauth2/code/company";
    page.navigate(at + "/sign-in");
    assumeThat(page.locator("text=Continue with Our company").count()).isPositive();
    String email = person("Acme", 0).path("name").asString() + "@acme.example";
    Page owner = chromium.stranger();
    owner.setDefaultTimeout(PATIENCE.toMillis());
    owner.navigate(at + "/people");
    installation.signIn(owner);
    owner.fill("#email", email);
    int before = mail.to(email).size();
    owner.click("button:has-text('Make an invitation')");
    String letter = Letters.newest(mail, email, before);
    var link = Pattern.compile("http://\\S+/join/[\\w-]+").matcher(letter);
    assertThat(link.find()).as(letter).isTrue();
    keycloak().register("acme", "portal", "another-secret", back);
    page.navigate(link.group());
    page.click("a:has-text('Sign in with an account you have')");
    page.click("text=Continue with Our company");
    enter(page, person("Acme", 0));
    assertThat(page.locator(".notice[role=alert]"))
        .containsText("does not know this portal any more");
    keycloak().register("acme", "portal", "known-to-both", back);
    page.click("text=Continue with Our company");
    page.click("button:has-text('Join')");
    page.waitForURL(at + "/");
    owner.navigate(at + "/people");
    assertThat(owner.locator("tr:has-text('" + email + "')")).containsText("developer");
    owner.context().close();
  }

  @Test
  @WithKeycloak
  void aCompanyWhoseProviderSpeaksSamlComesInThroughABroker() {
    var asked = new ArrayList<String>();
    page.onRequest(request -> asked.add(request.url()));
    signIn("Initech", 0);
    assertThat(asked).anyMatch(it -> it.contains("/realms/initech-saml/protocol/saml"));
    page.navigate(url("Acme"));
    assertThat(page.locator("h1")).hasText("Sign in to Acme");
  }

  @Test
  @WithKeycloak
  void whoIsSignedOutByTheirCompanyIsOutInBothPlaces() throws IOException {
    signIn("Globex", 0);
    keycloak().signOut("globex", person("Globex", 0).path("name").asString());
    await("the house is closed to who was signed out")
        .atMost(PATIENCE)
        .until(() -> !isInside("Globex"));
    assertThat(page.locator("h1")).hasText("Sign in to Globex");
    page.click("a.button");
    assertThat(page.locator("#username")).isVisible();
  }

  @Test
  @WithKeycloak
  void whoSignsOutIsOutAtTheirCompanyToo() {
    signIn("Acme", 0);
    page.navigate(url("Acme") + "/.door/out");
    look("door-out");
    page.click("button");
    assertThat(page.locator("[role=status]")).hasText("You are signed out.");
    page.click("a.button");
    assertThat(page.locator("#username")).isVisible();
  }

  @Test
  @WithKeycloak
  void whomTheirDirectorySwitchesOffIsOutWithinMomentsUntilItSwitchesThemOn() {
    signIn("Globex", 1);
    JsonNode directory = company("Globex").path("directory");
    String name = person("Globex", 1).path("name").asString();
    String id = directory.path("people").path(name).asString();
    var scim = new Scim(directory.path("url").asString(), directory.path("token").asString());
    long begin = System.nanoTime();
    scim.activate(id, false);
    await("the gateway refuses who was switched off")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !isInside("Globex"));
    System.out.printf(
        Locale.ROOT,
        "scim: out in the browser %.2f s after the PATCH began%n",
        (System.nanoTime() - begin) / 1e9);
    assertThat(page.locator("h1")).hasText("Sign in to Globex");
    // Their provider still knows them and would say so.
    page.click("a.button");
    assertThat(page.locator("[role=alert]")).containsText("Your access to this space was ended");
    look("door-switched-off");
    scim.activate(id, true);
    page.click("a.button");
    page.click("a.button");
    page.waitForURL(url("Globex") + "/");
  }

  @Test
  void whoseCompanyHasAnLdapDirectoryTypesTheirNameAndPasswordAtTheDoor() {
    page.navigate(url("Hooli"));
    assertThat(page.locator("h1")).hasText("Sign in to Hooli");
    page.click("a.button");
    assertThat(page.locator("header")).containsText("Rooms");
    look("door-ldap");
    String name = person("Hooli", 0).path("name").asString();
    type(name, "wrong");
    assertThat(page.locator("[role=alert]")).containsText("is not known there");
    look("door-ldap-wrong");
    page.evaluate("() => document.querySelector('form').noValidate = true");
    type(name, "");
    assertThat(page.locator("[role=alert]")).containsText("is not known there");
    assertThat(isInside("Hooli")).isFalse();
    page.click("a.button");
    type(name, person("Hooli", 0).path("password").asString());
    page.waitForURL(url("Hooli") + "/");
    page.navigate(url("Vandelay"));
    assertThat(page.locator("h1")).hasText("Sign in to Vandelay");
    page.navigate(url("Hooli") + "/.door/out");
    page.click("button");
    assertThat(page.locator("[role=status]")).hasText("You are signed out.");
    page.navigate(url("Hooli"));
    assertThat(page.locator("h1")).hasText("Sign in to Hooli");
  }

  @Test
  void whoIsInvitedComesInByLettersOnceForEachAndIsOutWhenTheyAreRemoved() {
    assumeThat(company("Vandelay").path("link").isNull()).as("letters are sent").isTrue();
    String invitation = letter(0);
    page.navigate(invitation.replace(url("Vandelay"), url("Hooli")));
    assertThat(page.locator("[role=alert]")).containsText("This link is over");
    page.navigate(invitation);
    look("door-link");
    page.click("button");
    page.waitForURL(url("Vandelay") + "/");
    Page eve = chromium.stranger();
    eve.setDefaultTimeout(PATIENCE.toMillis());
    eve.navigate(invitation);
    assertThat(eve.locator("[role=alert]")).containsText("This link is over, or was used already");
    eve.context().close();
    assertThat(isInside("Hooli")).isFalse();
    page.navigate(url("Vandelay") + "/.door/out");
    page.click("button");
    look("door-member");
    int before = mail.to(MEMBER).size();
    page.fill("#email", MEMBER);
    page.click("button");
    look("door-asked");
    page.navigate(letter(before));
    page.click("button");
    page.waitForURL(url("Vandelay") + "/");
    String members = "tenants/" + company("Vandelay").path("tenant").asString() + "/members";
    JsonNode member = portal.get(members).path("items").path(0);
    portal.delete(members + "/" + member.path("id").asString());
    await("the house is closed to who was removed")
        .atMost(PATIENCE)
        .until(() -> !isInside("Vandelay"));
    page.navigate(letter(before));
    look("door-link-over");
  }

  /** The link of the newest letter to the member, once there are more than so many. */
  private String letter(int before) {
    String raw = Letters.newest(mail, MEMBER, before);
    check("the letter", raw);
    return Letters.link(raw);
  }

  @Test
  void theLinkForACompanysItWearsTheProductsBrand() {
    String links =
        "tenants/" + company("Vandelay").path("tenant").asString() + "/connections/setup-links";
    page.navigate(portal.post(links, Map.of()).path("url").asString());
    look("door-setup");
    page.click("a:has-text('We have an LDAP directory')");
    assertThat(page.locator("#userFilter")).isVisible();
    look("door-setup-ldap");
    portal.delete(links);
  }

  @Test
  void whatIsNotThereSaysSoUnderTheProductsName() {
    page.navigate(url("Hooli") + "/.door/nothing");
    assertThat(page.locator("header")).containsText("Rooms");
    look("door-problem");
  }

  @Test
  @WithKeycloak
  void whoAdministersACompanyShowsSomebodyOut() {
    Page theirs = chromium.stranger();
    theirs.setDefaultTimeout(PATIENCE.toMillis());
    signIn(theirs, "Acme", 0);
    signIn("Acme", 1);
    for (String each : List.of("", "sign-in", "activity", "data")) {
      page.navigate(url("Acme") + "/.door/console/" + each);
      look("console-" + (each.isEmpty() ? "people" : each));
    }
    theirs.navigate(url("Acme") + "/.door/console/");
    assertThat(theirs.locator("h1")).hasText("This did not work");
    page.navigate(url("Acme") + "/.door/console/");
    page.click("button:has-text('Ada')");
    assertThat(page.locator("tr:has-text('Ada')")).containsText("outside");
    await("the house is closed to who was shown out")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          theirs.navigate(url("Acme") + "/");
          assertThat(theirs.locator("h1").first().textContent()).isEqualTo("Sign in to Acme");
        });
    theirs.context().close();
  }

  private void signIn(String company, int who) {
    signIn(page, company, who);
  }

  private void signIn(Page page, String company, int who) {
    page.navigate(url(company));
    assertThat(page.locator("h1")).hasText("Sign in to " + company);
    assertThat(page.locator("header")).containsText("Rooms");
    page.click("a.button");
    enter(page, person(company, who));
    page.waitForURL(url(company) + "/");
  }

  /** Or else before its door, or before one that opens to nobody any more. */
  private boolean isInside(String company) {
    Response answer = page.navigate(url(company) + "/");
    return answer.status() == 200 && page.url().equals(url(company) + "/");
  }

  private void type(String name, String password) {
    page.fill("#login", name);
    page.fill("#password", password);
    page.click("button");
  }

  private static void enter(Page page, JsonNode person) {
    page.fill("#username", person.path("name").asString());
    page.fill("#password", person.path("password").asString());
    page.click("#kc-login");
  }

  /** As everybody sees it, and who sees little or nothing. */
  private void look(String name) {
    Chromium.picture(page, name);
    assertThat(Chromium.violations(page)).isEmpty();
    assertThat(Chromium.tooWideForAPhone(page)).isEmpty();
    check(page.url(), page.content());
  }

  private void listen(Response response) {
    if (response.url().contains(".rooms.localhost")) {
      check(response.url(), response.headers().toString());
    }
  }

  private void check(String where, String text) {
    if ((where + text).toLowerCase(Locale.ROOT).contains("rowhouse")) {
      said.add(where + ": " + text);
    }
  }

  private JsonNode company(String name) {
    return StreamSupport.stream(companies.spliterator(), false)
        .filter(it -> it.path("company").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String url(String company) {
    return company(company).path("url").asString();
  }

  private JsonNode person(String company, int who) {
    return company(company).path("people").path(who);
  }
}
