package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rowhouse.e2e.Gateway;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fleet of three streets as its builder sees it: what it costs, who lives where, how houses
 * change streets, and what becomes of them when a street is lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetJourney {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final JsonMapper JSON = new JsonMapper();

  private static final String WHO = Installation.newcomer("kim");
  private static final String NAME = "K" + WHO.substring(1);
  private static final String EMAIL = WHO + "@example.com";
  private static final List<String> OTHERS = List.of(NAME + "-a", NAME + "-b", NAME + "-c");

  private Installation installation;
  private Facts facts;
  private Chromium chromium;
  private Page builder;
  private String portal;
  private Portal api;
  private Gateway gateway;
  private String project;

  @BeforeAll
  void threeStreetsAreUp() throws Exception {
    installation =
        new Installation(
            Map.of("ROWHOUSE_NODES_LOST_AFTER", "4s", "ROWHOUSE_NO_BENCH", "yes"), "--nodes", "3");
    facts = new Facts(installation.home());
    portal = installation.signIn("url");
    api = new Portal(portal, installation.apiKey());
    gateway = new Gateway(gateway());
    project = api.list("projects").getFirst().path("id").asString();
    chromium = new Chromium();
    builder = chromium.page();
    builder.navigate(portal + "/you");
    installation.signIn(builder);
    builder.waitForURL(portal + "/you");
  }

  @AfterAll
  void everythingIsGone() throws Exception {
    try {
      chromium.close();
      facts.close();
    } finally {
      installation.close();
    }
  }

  @Test
  @Order(1)
  void aHouseAppearsOnItsStreetAndItsWindowGoesDarkWithoutAReload() throws Exception {
    builder.navigate(portal + "/");
    installation.run("demo", "signup", "--email", EMAIL);
    window(NAME + ", awake").waitFor(patient());
    api.post("containers/" + house() + "/stop", Map.of());
    window(NAME + ", asleep").waitFor(patient());
    assertThat(gateway.status(url())).isEqualTo(200);
    window(NAME + ", awake").waitFor(patient());
  }

  @Test
  @Order(2)
  void newTenantsComeToAllStreetsAndSayWhy() {
    builder.navigate(portal + "/");
    OTHERS.forEach(each -> api.post("projects/" + project + "/tenants", Map.of("name", each)));
    await()
        .atMost(SOON)
        .until(() -> api.get("fleet").path("nodes").valueStream().allMatch(this::isLivedOn));
    OTHERS.forEach(each -> window(each + ", awake").waitFor(patient()));
    seen("streets-live");
    assertThat(api.get("containers/" + house() + "/timeline").toString())
        .containsPattern("placed on (eu|us|ap)-1: .*headroom");
  }

  private boolean isLivedOn(JsonNode node) {
    return node.path("tenants").asInt() > 0;
  }

  @Test
  @Order(3)
  void theBillItsDivisorAndWhatComesNextStandOnOnePage() throws Exception {
    sampled();
    builder.navigate(portal + "/fleet");
    assertThat(builder.textContent("#sum"))
        .contains("on 3 streets")
        .containsPattern("\\$147.00 a month · \\$[0-9.]+ a house");
    assertThat(builder.textContent("#nodes"))
        .contains("eu-1", "us-1", "ap-1", "eu-central", "$49.00", "disk free");
    assertThat(builder.textContent("main"))
        .contains("Cost of a house in USD", "The next 100 tenants", "+100", "As a table");
    builder.click("summary:has-text('As a table')");
    seen("fleet");
    await().atMost(SOON).untilAsserted(this::theSharesOfAllTenantsSumToTheBill);
  }

  private void theSharesOfAllTenantsSumToTheBill() throws Exception {
    JsonNode fleet = JSON.readTree(installation.run("fleet", "--json"));
    Map<String, Long> shares =
        fleet
            .path("shares")
            .valueStream()
            .map(each -> each.path("amount"))
            .collect(
                Collectors.groupingBy(
                    each -> each.path("currency").asString(),
                    Collectors.summingLong(each -> each.path("minor").asLong())));
    assertThat(shares).isEqualTo(Map.of("USD", 14_700L));
    assertThat(fleet.path("sharesEqualBill").asBoolean()).isTrue();
    assertThat(fleet.at("/bill/0/minor").asLong()).isEqualTo(14_700);
  }

  @Test
  @Order(4)
  void whatAMachineOfOnesOwnCostsIsSaidOnItsPage() {
    builder.navigate(portal + "/fleet");
    builder.locator("#nodes tr:has-text('us-1') a:has-text('$49.00')").click();
    builder.fill("#minor", "-29");
    builder.click("main button.main-action");
    builder.locator("#minor-wrong").waitFor();
    assertThat(builder.inputValue("#minor")).isEqualTo("-29");
    seen("fleet-price-refused");
    builder.fill("#minor", "59.00");
    builder.click("main button.main-action");
    builder.locator(".notice.good:has-text('written down')").waitFor();
    builder.navigate(portal + "/nodes/" + node("us-1") + "/price");
    assertThat(builder.textContent("main")).contains("$59.00 from the next month on");
  }

  @Test
  @Order(5)
  void whatIsAssumedOfOthersCanBeChangedAlsoWithoutScripts() {
    Page plain = chromium.withoutScripts();
    plain.navigate(portal + "/fleet");
    assertThat(plain.textContent("#nodes")).contains("eu-1");
    assertThat(plain.textContent("main")).contains("times in UTC");
    plain.navigate(portal + "/estimate");
    assertThat(plain.textContent("#estimate"))
        .contains("an estimate", "as of June 2026", "read in November 2026");
    plain.fill("#tenants", "1000");
    plain.fill("#pod", "7,50");
    plain.click("text=Estimate again");
    assertThat(plain.textContent("#estimate table")).contains("1,000", "$7,500.00");
    plain.fill("#density", "half");
    plain.click("text=Estimate again");
    assertThat(plain.textContent("#problems")).contains("Tenants on a node: a whole number");
    assertThat(plain.inputValue("#density")).isEqualTo("half");
    plain.context().close();
    builder.navigate(portal + "/estimate");
    seen("estimate");
  }

  @Test
  @Order(6)
  void aTenantMovesToAnotherStreetByItsPageWithAllThatItHas() {
    write("before the move");
    String from = street();
    builder.navigate(portal + "/houses/" + house() + "/move");
    seen("move");
    builder.locator("#now input[name=node]:not([value='']):not([disabled])").first().check();
    builder.click("button:has-text('Move " + NAME + "')");
    builder.locator("#now .tag.good:has-text('moved')").waitFor(patient());
    seen("moved");
    assertThat(street()).isNotEqualTo(from);
    reads("before the move");
    builder.navigate(portal + "/fleet/nodes/" + street());
    builder.locator("a:text-is('" + NAME + "')").waitFor(patient());
    assertThat(builder.textContent("main")).contains(house());
    seen("fleet-node");
  }

  @Test
  @Order(7)
  void aBackupIsMadeAndTheHousePutBackToIt() {
    builder.navigate(portal + "/houses/" + house() + "/backups");
    assertThat(builder.textContent("#now")).contains("Nothing is kept of it yet");
    seen("backups-none");
    builder.click("button:has-text('Back up " + NAME + " now')");
    builder.locator("#now .tag:has-text('whole')").waitFor(patient());
    assertThat(builder.textContent("#now")).contains("Backups of its project are off");
    write("after the backup");
    builder.fill("#typed", "somebody else");
    builder.click("button.danger");
    assertThat(builder.textContent("#problems")).contains("is not ");
    seen("backups");
    builder.fill("#typed", builder.locator("label[for=typed] strong").textContent());
    builder.click("button.danger");
    builder.locator(".notice.good:has-text('made again from its backup')").waitFor();
    lost("after the backup");
    reads("before the move");
  }

  @Test
  @Order(8)
  void aLostStreetIsSaidOnEveryPageAndWhoIsKeptIsMadeAgainElsewhere() throws Exception {
    builder.navigate(portal + "/houses/" + house() + "/backups");
    builder.check("#on");
    builder.click("text=Save how they are backed up");
    PlaywrightAssertions.assertThat(builder.locator("#on")).isChecked();
    String node = street();
    String called = called(node);
    builder.navigate(portal + "/");
    installation.run("node", "kill", called);
    builder.locator(".card:has(h2:has-text('" + called + "')) h2 .tag").waitFor(patient());
    builder.navigate(portal + "/fleet");
    builder.locator("#nodes tr:has-text('" + called + "'):has-text('unreachable')").waitFor();
    seen("fleet-lost");
    Page plain = chromium.withoutScripts();
    plain.navigate(portal + "/fleet/nodes/" + node);
    assertThat(plain.textContent("main")).contains("This street is out of reach");
    plain.context().close();
    await().atMost(SOON).until(() -> !street().equals(node));
    reads("before the move");
    builder.navigate(portal + "/tenants/" + tenant().path("id").asString());
    builder.locator("main :text('made again from the backup')").first().waitFor(patient());
    seen("tenant-rescued");
    installation.run("node", "start", called);
    await().atMost(SOON).until(() -> state("nodes/" + node).equals("READY"));
    String lost = "SELECT COUNT(*) FROM provisioner_container WHERE lost_at IS NOT NULL";
    await().atMost(SOON).until(() -> facts.ask(lost).equals("0"));
    builder.navigate(portal + "/");
    assertThat(window("out of reach").count()).isZero();
    reads("before the move");
  }

  @Test
  @Order(9)
  void aStreetIsEmptiedAndTakesHousesAgain() {
    String node = street();
    builder.navigate(portal + "/nodes/" + node + "/drain");
    seen("drain");
    builder.click("button:has-text('Move all houses off')");
    builder.locator("#now h2:has-text('Empty')").waitFor(patient());
    seen("drained");
    builder.click("button:has-text('take houses again')");
    builder.locator(".notice.good:has-text('takes houses again')").waitFor();
    assertThat(street()).isNotEqualTo(node);
    reads("before the move");
  }

  @Test
  @Order(10)
  void aStreetThatIsEmptyGoesAndTheBooksBalance() throws Exception {
    String node = street();
    String called = called(node);
    api.post("nodes/" + node + "/drain", Map.of());
    await().atMost(SOON).until(() -> state("nodes/" + node + "/drain").equals("DONE"));
    await().atMost(SOON).ignoreExceptions().until(() -> removed(called));
    builder.navigate(portal + "/fleet");
    assertThat(builder.textContent("#nodes")).doesNotContain(called);
    assertThat(builder.textContent("#sum")).contains("on 2 streets");
    reads("before the move");
    assertThat(facts.ask("SELECT COALESCE(SUM(minor), 0) FROM billing_ledger_entry"))
        .isEqualTo("0");
  }

  private boolean removed(String called) throws Exception {
    installation.run("node", "remove", called);
    return true;
  }

  /** The operator asks for a point of the curve. */
  private void sampled() throws Exception {
    Page operator = chromium.stranger();
    operator.navigate(installation.operator("url") + "/jobs");
    installation.signInAsOperator(operator);
    operator.click("button[aria-label='Run sample what fleets cost now']");
    operator.locator("text=runs in a moment").waitFor();
    operator.context().close();
    await()
        .atMost(SOON)
        .until(() ->
            !facts.ask("SELECT COUNT(*) FROM billing_fleet_point WHERE tenants > 0").equals("0"));
  }

  /** In the house itself. */
  private void write(String title) {
    Page visitor = chromium.page();
    visitor.navigate(url());
    visitor.fill("input[name=title]", title);
    visitor.fill("textarea[name=body]", "kept");
    visitor.click("form[action='/notes'] button");
    visitor.locator("text=" + title).first().waitFor();
    visitor.close();
  }

  private void reads(String title) {
    await().atMost(SOON).ignoreExceptions().until(() -> notes().contains(title));
  }

  private void lost(String title) {
    await().atMost(SOON).ignoreExceptions().until(() -> !notes().contains(title));
  }

  /** What stands in the house; fails unless it answers. */
  private String notes() throws IOException, InterruptedException {
    var answer = gateway.get(url());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** As it is now. */
  private JsonNode tenant() {
    return api.list("projects/" + project + "/tenants?q=" + EMAIL).getFirst();
  }

  private String house() {
    return tenant().path("container").path("id").asString();
  }

  private String url() {
    return tenant().path("container").path("url").asString();
  }

  /** The node where the house stands. */
  private String street() {
    return api.get("containers/" + house()).path("node").asString("");
  }

  private String node(String called) {
    return api.list("nodes").stream()
        .filter(each -> each.path("name").asString("").equals(called))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private String called(String node) {
    return api.get("nodes/" + node).path("name").asString();
  }

  private String state(String path) {
    return api.get(path).path("state").asString("");
  }

  private Locator window(String title) {
    return builder.locator(".street a:has-text('" + title + "')");
  }

  private String gateway() {
    return portal.replaceAll("\\d+$", "") + (Integer.parseInt(portal.replaceAll(".*:", "")) + 1);
  }

  private static Locator.WaitForOptions patient() {
    return new Locator.WaitForOptions().setTimeout(SOON.toMillis());
  }

  private void seen(String name) {
    Chromium.picture(builder, name);
    assertThat(Chromium.violations(builder)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(builder)).as(name + " on a phone").isEmpty();
  }
}
