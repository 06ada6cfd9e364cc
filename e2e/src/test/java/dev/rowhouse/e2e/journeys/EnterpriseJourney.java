package dev.rowhouse.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.rowhouse.e2e.demo.Keycloak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * Employees of companies with identity providers of their own, in browsers of their own: into their
 * own house and no other, without a trace of whose software it is, and out when their company says
 * so. {@code demo enterprise} makes the companies in a real Keycloak.
 */
@EnabledIf(
    value = "keycloakIsAtHand",
    disabledReason =
        "Keycloak is not in the Maven repository; ./rowhouse demo enterprise fetches it (177 MB)")
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnterpriseJourney {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Chromium chromium = new Chromium();
  private final List<String> said = new ArrayList<>();
  private Installation installation;
  private JsonNode companies;
  private Keycloak keycloak;
  private Page page;

  static boolean keycloakIsAtHand() {
    return Files.isDirectory(
        Path.of(System.getProperty("user.home"))
            .resolve(".m2/repository/org/keycloak/keycloak-quarkus-dist"));
  }

  @BeforeAll
  void companiesConnectTheirProviders(Installation shared) throws Exception {
    installation = shared;
    installation.run("demo", "enterprise", "--saml");
    companies = new Facts(installation.home()).json("enterprise.json").path("companies");
    String password = Files.readString(installation.home().resolve("keys/keycloak")).strip();
    keycloak = new Keycloak("http://127.0.0.1:" + (installation.ports() + 6), password);
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

  @Test
  void aCompanyWhoseProviderSpeaksSamlComesInThroughABroker() {
    var asked = new ArrayList<String>();
    page.onRequest(request -> asked.add(request.url()));
    signIn("Initech", 0);
    assertThat(asked).anyMatch(it -> it.contains("/realms/initech-saml/protocol/saml"));
    page.navigate(url("Acme"));
    assertThat(page.locator("h1")).hasText("Sign in to Acme");
  }

  @Test
  void whoIsSignedOutByTheirCompanyIsOutInBothPlaces() {
    signIn("Globex", 0);
    keycloak.signOut("globex", person("Globex", 0).path("name").asString());
    await("the house is closed to who was signed out")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          page.navigate(url("Globex") + "/");
          assertThat(page.locator("h1").first().textContent()).isEqualTo("Sign in to Globex");
        });
    page.click("a.button");
    assertThat(page.locator("#username")).isVisible();
  }

  @Test
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
  void whatIsNotThereSaysSoUnderTheProductsName() {
    page.navigate(url("Acme") + "/.door/nothing");
    assertThat(page.locator("header")).containsText("Rooms");
    look("door-problem");
  }

  @Test
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
