package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A second builder rents a server, builds on it, and gives it back; the books balance at the end.
 */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RentJourney {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MACHINE = "eu-1";
  private static final String OTHER = "us-1";

  private Installation installation;
  private Facts facts;
  private Chromium chromium;
  private Page builder;
  private String portal;
  private String offer;
  private String rental;
  private String other;
  private Portal api;
  private Gateway gateway;
  private String project;
  private String tenant;

  @BeforeAll
  void aMachineIsOnTheMarket(Installation shared) throws Exception {
    installation = shared;
    facts = new Facts(installation.home());
    portal = installation.signIn("url");
    installation.run("node", "add", MACHINE, "--server", MACHINE);
    installation.run("node", "add", OTHER, "--server", OTHER);
    await().atMost(SOON).until(() -> server(MACHINE).equals("AVAILABLE"));
    await().atMost(SOON).until(() -> server(OTHER).equals("AVAILABLE"));
    theVendorIsPaidWithoutAHold();
    chromium = new Chromium();
    builder = chromium.page();
    builder.navigate(portal + "/you");
    installation.signIn(builder);
    builder.waitForURL(portal + "/you");
    builder.fill("#organization", "Second Street");
    builder.click("text=Start the organization");
    builder.locator(".account summary:has-text('Second Street')").waitFor();
  }

  /** By an operator, who has to say why. */
  private void theVendorIsPaidWithoutAHold() throws Exception {
    try (var desk = new Chromium()) {
      Page operator = desk.page();
      operator.navigate(installation.operator("url") + "/vendors?state=APPROVED");
      installation.signInAsOperator(operator);
      operator.click("td a:has-text('Harbor Metal')");
      operator.click("summary:has-text('Change what was agreed')");
      operator.fill("#payoutHoldDays", "0");
      operator.fill("form[action$='/terms'] textarea", "an old friend of the house");
      operator.click("button:has-text('Change the terms')");
      operator.locator("dd:has-text('0 days after a payment')").waitFor();
    }
  }

  @AfterAll
  void theBrowserIsClosed() {
    facts.close();
    chromium.close();
  }

  @Test
  @Order(1)
  void thePriceFollowsTheTermAndOffersStandSideBySide() {
    builder.navigate(portal + "/market");
    seen("market");
    builder.click("label:has(input[name=term][value='12'])");
    builder.locator(".offer:has-text('Quay 2') .price:has-text('$24.65')").waitFor();
    assertThat(builder.url()).contains("term=12");
    builder.check("[aria-label='Compare Quay 2']");
    builder.check("[aria-label='Compare Wren']");
    builder.click("text=Compare the ticked ones");
    assertThat(builder.textContent("#side")).contains("$24.65", "$33.15", "Harbor Metal");
    seen("market-compare");
    builder.navigate(portal + "/market?free=true");
    builder.click(".offer a.button");
    offer = builder.url().replaceAll("\\?.*", "").substring(portal.length());
    builder.click("label:has(input[name=term][value='3'])");
    builder.locator("#rent .price:has-text('$28.13')").waitFor();
    assertThat(builder.textContent("main")).contains("Claimed and measured", MACHINE);
    seen("market-offer");
  }

  @Test
  @Order(2)
  void withoutScriptsOneComesFromTheListToThePayment() {
    Page plain = chromium.withoutScripts();
    plain.navigate(portal + "/market");
    plain.check("input[name=free]");
    plain.click("text=Show them");
    plain.click(".offer a.button");
    plain.click("text=Rent Quay 2");
    assertThat(plain.textContent("main")).contains("Check before you rent", "$29.00");
    plain.click("text=Keep it for me and go on to pay");
    assertThat(plain.textContent("main")).contains("is kept for you");
    loserHearsItBeforePaying();
    plain.click("text=Pay at Stripe");
    plain.fill("input[name=email]", "second@example.com");
    plain.fill("input[name=card]", "4000 0000 0000 0002");
    plain.click("text=Pay and subscribe");
    assertThat(plain.textContent("main")).contains("declined");
    plain.fill("input[name=card]", "4242 4242 4242 4242");
    plain.click("text=Pay and subscribe");
    assertThat(plain.url()).startsWith(portal + "/rentals/rnt_");
    rental = plain.url().substring(portal.length());
    plain.context().close();
  }

  /** Somebody of another organization comes a moment later. */
  private void loserHearsItBeforePaying() {
    switchTo("Demo");
    builder.navigate(portal + offer + "/rent?term=1");
    Response answer =
        builder.waitForResponse(
            each -> each.request().method().equals("POST"),
            () -> builder.click("text=Keep it for me and go on to pay"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(builder.textContent("main")).contains("just took it", "You paid nothing");
    seen("market-taken");
    switchTo("Second Street");
  }

  @Test
  @Order(3)
  void theServerBecomesAStreetBeforeOnesEyes() {
    builder.navigate(portal + rental);
    builder.locator("#now .tag:has-text('ready')").waitFor(patient());
    seen("rental");
    builder.click("#now a[href^='/nodes/']");
    assertThat(builder.textContent("main")).contains("quay-2");
  }

  @Test
  @Order(4)
  void aTenantLivesOnIt() throws Exception {
    builder.navigate(portal + "/keys");
    builder.fill("#name", "journey");
    builder.click("main button.main-action");
    String secret = builder.locator(".secret code").first().textContent().strip();
    api = new Portal(portal, secret);
    project = api.post("projects", Map.of("name", "Second app")).path("id").asString();
    String upload =
        api.upload("images?project=" + project + "&name=notebook", installation.image("notebook"))
            .path("id")
            .asString();
    var settings = Map.of("port", 8080, "healthPath", "/healthz", "dataPaths", List.of("/data"));
    api.post(
        "projects/" + project + "/template",
        Map.of("source", Map.of("upload", upload), "settings", settings));
    await()
        .atMost(SOON)
        .until(() -> state(api.get("projects/" + project + "/template")).equals("RUNNING"));
    api.post("projects/" + project + "/template/freeze", Map.of("note", "first"));
    await()
        .atMost(SOON)
        .until(() ->
            api.list("projects/" + project + "/snapshots").stream()
                .anyMatch(each -> each.path("state").asString("").equals("READY")));
    tenant =
        api.post("projects/" + project + "/tenants", Map.of("name", "Noor")).path("id").asString();
    gateway = new Gateway(gateway());
    await().atMost(SOON).until(() -> gateway.status(url(api.get("tenants/" + tenant))) == 200);
    assertThat(
            facts.ask(
                "SELECT COUNT(*) FROM provisioner_container c JOIN provisioner_node n"
                    + " ON n.id = c.node_id WHERE n.name = 'quay-2' AND c.observed = 'RUNNING'"))
        .isEqualTo("2");
    builder.navigate(portal + "/");
    builder.locator(".street a:has-text('Noor')").waitFor();
    seen("rented-street");
  }

  @Test
  @Order(5)
  void asASecondStreetAnotherServerIsRented() throws IOException {
    builder.navigate(portal + "/market?free=true");
    builder.click("[aria-label='Look at Wren']");
    builder.click("text=Rent Wren");
    builder.click("text=Keep it for me and go on to pay");
    builder.locator("[role=timer]:text-matches('^1[45]:[0-9]{2}$')").waitFor();
    seen("market-hold");
    builder.click("#pay");
    builder.fill("input[name=email]", "second@example.com");
    builder.fill("input[name=card]", "4242 4242 4242 4242");
    builder.click("text=Pay and subscribe");
    builder.locator("#now .tag:has-text('ready')").waitFor(patient());
    other = builder.url().replaceAll("\\?.*", "").substring(portal.length());
    whatIsPaidAndWhatComesNextIsSaidOnOnePage();
  }

  private void whatIsPaidAndWhatComesNextIsSaidOnOnePage() throws IOException {
    builder.navigate(portal + "/money");
    assertThat(builder.textContent("main"))
        .contains("What comes next", "Quay 2", "$29.00", "Wren", "How a node’s cost is split");
    seen("money");
    builder.click("a[href^='/money/invoices/']");
    assertThat(builder.textContent("main")).contains("Second Street", "Rent, term 1");
    seen("money-invoice");
    Download paper = builder.waitForDownload(() -> builder.click("text=Save as PDF"));
    assertThat(Files.readString(paper.path(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    Page plain = chromium.withoutScripts();
    plain.navigate(portal + "/money");
    plain.click("text=Payment methods");
    assertThat(plain.textContent("body")).contains("ends in 4242");
    plain.fill("input[name=card]", "4000 0000 0000 0002");
    plain.click("button[type=submit]");
    assertThat(plain.textContent("body")).contains("was refused");
    plain.fill("input[name=card]", "4242 4242 4242 4242");
    plain.click("button[type=submit]");
    plain.waitForURL(portal + "/money");
    plain.context().close();
  }

  @Test
  @Order(6)
  void theVendorsPartIsSentToItsAccountAtStripe() throws Exception {
    try (var desk = new Chromium()) {
      Page operator = desk.page();
      operator.navigate(installation.operator("url") + "/payouts");
      installation.signInAsOperator(operator);
      operator.click("td a:has-text('Harbor Metal')");
      operator.click("summary:has-text('Pay through Stripe')");
      operator.fill("form[action$='/order'] input[name=amount]", "5.25");
      operator.fill("form[action$='/order'] textarea", "its part of the month");
      seen(operator, "operator-payout");
      operator.click("button:has-text('Pay Harbor Metal')");
      operator.locator(".notice.good:has-text('Ordered')").waitFor();
      String done =
          "SELECT COUNT(*) FROM marketplace_payout"
              + " WHERE state = 'DONE' AND minor = 525 AND external LIKE 'tr\\_%'";
      await().atMost(SOON).until(() -> facts.ask(done).equals("1"));
      operator.reload();
      assertThat(operator.textContent("main")).contains("done", "tr_", "5.25 USD");
      seen(operator, "operator-paid-out");
    }
    assertThat(
            facts.ask(
                "SELECT SUM(minor) FROM billing_ledger_entry e JOIN billing_ledger_group g"
                    + " ON g.id = e.group_id WHERE g.posting_key LIKE 'payout:%' AND e.minor > 0"))
        .isEqualTo("525");
  }

  @Test
  @Order(7)
  void aCancellationForTheTermsEndIsTakenBack() {
    builder.navigate(portal + rental);
    builder.click("text=Cancel the rental");
    seen("rental-cancel");
    builder.click("text=End it with the term");
    builder.locator("#now .tag:has-text('Ends with its term')").waitFor();
    builder.click("text=Keep it after all");
    builder.locator("#now .tag:has-text('Rented')").waitFor();
  }

  @Test
  @Order(8)
  void endedAtOnceItIsDrainedWipedGivenBackAndOfferedAgain() {
    builder.navigate(portal + rental + "/cancel");
    String refund = builder.textContent("#refund");
    builder.fill("#typed", "another");
    builder.click("button.danger");
    assertThat(builder.textContent("#problems")).contains("is not quay-2");
    builder.fill("#typed", "quay-2");
    builder.click("button.danger");
    builder.locator("#now .tag:has-text('Ended')").waitFor(patient());
    builder.locator("#now :text('Given back')").waitFor(patient());
    assertThat(builder.textContent("#now")).contains("−" + refund);
    await().atMost(SOON).until(() -> server(MACHINE).equals("AVAILABLE"));
    assertThat(gateway.status(url(api.get("tenants/" + tenant)))).isEqualTo(200);
    builder.navigate(portal + "/money");
    assertThat(builder.textContent("main")).contains("−" + refund);
    builder.navigate(portal + rental);
    seen("rental-ended");
    builder.navigate(portal + "/market?free=true");
    assertThat(builder.textContent("#found")).contains("Quay 2", "1 server free");
  }

  @Test
  @Order(9)
  void theOtherGoesBackTooWhenItsTenantIsErased() {
    api.delete("tenants/" + tenant);
    await().atMost(SOON).until(() -> api.find("tenants/" + tenant + "/receipt").isPresent());
    api.delete("projects/" + project);
    builder.navigate(portal + other + "/cancel");
    builder.fill("#typed", "wren");
    builder.click("button.danger");
    builder.locator("#now :text('Given back')").waitFor(patient());
    await().atMost(SOON).until(() -> server(OTHER).equals("AVAILABLE"));
  }

  @Test
  @Order(10)
  void theVendorSeesWhatBecameOfItAndTheBooksBalance() {
    switchTo("Harbor Metal");
    builder.navigate(portal + "/vendor");
    seen("vendor");
    builder.click("a[href^='/vendor/servers/']:has-text('" + MACHINE + "')");
    assertThat(builder.textContent("main")).contains("Free to rent", "there were", "Being wiped");
    seen("vendor-server");
    builder.navigate(portal + "/money/vendor");
    assertThat(builder.textContent("main"))
        .contains("What Harbor Metal earned", "paid out ahead", "share:in_");
    seen("money-vendor");
    switchTo("Demo");
    assertThat(facts.ask("SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry"))
        .isEqualTo("0");
    assertThat(facts.ask("SELECT COUNT(*) FROM provisioner_chore")).isEqualTo("0");
  }

  @Test
  @Order(11)
  void whatAnOfferCannotBeIsSaidBesideItsField() {
    switchTo("Harbor Metal");
    builder.navigate(portal + "/vendor/offers/new");
    builder.fill("#name", "Quay 4");
    builder.fill("#region", "eu-central");
    builder.fill("#country", "DE");
    builder.fill("#cpu", "4 cores");
    builder.fill("#cores", "4");
    builder.fill("#ramGb", "8");
    builder.fill("#diskGb", "100");
    builder.fill("#bandwidthMbps", "1000");
    builder.fill("#price", "19");
    builder.fill("#currency", "COW");
    builder.click("text=Make the offer");
    assertThat(builder.textContent("#currency-wrong")).contains("three letters");
    builder.fill("#currency", "EUR");
    builder.fill("#price", "-19");
    builder.click("text=Make the offer");
    assertThat(builder.textContent("#price-wrong")).contains("above zero");
    builder.fill("#price", "19");
    builder.fill("#months3", "120");
    builder.click("text=Make the offer");
    assertThat(builder.textContent("#months3-wrong")).contains("0 to 90");
    seen("vendor-new-offer");
    switchTo("Second Street");
  }

  @Test
  @Order(12)
  void aVendorAnswersStripesQuestionsAndIsPaidOutOnlyThen() throws Exception {
    builder.navigate(portal + "/vendor");
    seen("vendor-apply");
    builder.fill("#name", "Second Street Metal");
    builder.fill("#country", "DE");
    builder.check("#termsAccepted");
    builder.click("text=Apply as a vendor");
    assertThat(builder.textContent("#paid")).contains("Not set up");
    seen("vendor-applied");
    builder.click("text=Set up payouts at Stripe");
    assertThat(builder.textContent("main")).contains("How Second Street Metal is paid");
    builder.click("text=Do the rest later");
    assertThat(builder.textContent("#paid")).contains("Stripe asks for more", "Your bank account");
    builder.click("text=Go on at Stripe");
    answer("DE62 3704 0044 0532 0130 01");
    assertThat(builder.textContent("#paid")).contains("A document that shows who you are");
    seen("vendor-asked");
    builder.click("text=Go on at Stripe");
    answer("DE89 3704 0044 0532 0130 00");
    assertThat(builder.textContent("main")).contains("Stripe pays you out from now on");
    String account =
        facts.ask(
            "SELECT stripe_account FROM marketplace_vendor WHERE name = 'Second Street Metal'");
    atStripe("accounts/" + account + "/require");
    await()
        .atMost(SOON)
        .until(() -> {
          builder.navigate(portal + "/vendor");
          return builder.textContent("#paid").contains("Stripe asks for more");
        });
    switchTo("Demo");
  }

  private void answer(String iban) {
    builder.fill("input[name=name]", "Ada Street");
    builder.fill("input[name=iban]", iban);
    builder.click("text=Send my answers");
    builder.waitForURL(portal + "/vendor");
  }

  /** What Stripe does by itself. */
  private void atStripe(String what) throws Exception {
    int port = Integer.parseInt(portal.replaceAll(".*:", "")) + 4;
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/platform/_control/%s".formatted(port, what)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  private void switchTo(String organization) {
    builder.navigate(portal + "/you");
    builder.click(".account summary");
    builder.click(".account button:has-text('" + organization + "')");
    builder.locator(".account summary:has-text('" + organization + "')").waitFor();
  }

  private String server(String label) {
    return facts.ask("SELECT state FROM marketplace_server WHERE label = '" + label + "'");
  }

  private String gateway() {
    return portal.replaceAll("\\d+$", "") + (Integer.parseInt(portal.replaceAll(".*:", "")) + 1);
  }

  private static String state(JsonNode template) {
    return template.path("container").path("state").asString("");
  }

  private static String url(JsonNode tenant) {
    return tenant.path("container").path("url").asString("http://none.invalid/");
  }

  private static Locator.WaitForOptions patient() {
    return new Locator.WaitForOptions().setTimeout(SOON.toMillis());
  }

  private void seen(String name) {
    seen(builder, name);
  }

  private static void seen(Page page, String name) {
    Chromium.picture(page, name);
    assertThat(Chromium.violations(page)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(page)).as(name + " on a phone").isEmpty();
  }
}
