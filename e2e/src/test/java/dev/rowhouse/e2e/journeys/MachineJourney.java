package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A second machine comes into a builder's fleet, is lost, comes back, and goes. */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MachineJourney {
  private static final String NAME = "eu-7";
  private static final Duration SOON = Duration.ofSeconds(60);

  private Installation installation;
  private Chromium chromium;
  private Page builder;
  private String portal;

  @BeforeAll
  void theBuilderIsSignedIn(Installation shared) throws Exception {
    installation = shared;
    portal = installation.signIn("url");
    chromium = new Chromium();
    builder = chromium.page();
    builder.navigate(portal + "/nodes");
    installation.signIn(builder);
    builder.waitForURL(portal + "/nodes");
  }

  @AfterAll
  void theBrowserIsClosed() {
    chromium.close();
  }

  @Test
  @Order(1)
  void aBuilderGetsACommandThatIsShownOnce() {
    builder.navigate(portal + "/nodes/enrol");
    fine("enrol");
    builder.fill("#name", "eu-8");
    builder.fill("#region", "Central Europe");
    builder.click("main button[type=submit]");
    assertThat(builder.content()).contains("Lower case letters");
    builder.fill("#region", "eu-central");
    builder.click("main button[type=submit]");
    builder.waitForSelector(".secret");
    assertThat(builder.content()).contains("/enroll.sh | sudo bash", "Nothing yet");
    fine("enrolment");
    builder.navigate(portal + "/nodes");
    builder.click("text=eu-8");
    builder.waitForSelector("#progress");
    assertThat(builder.content()).contains("waiting for the machine").doesNotContain("--token");
  }

  @Test
  @Order(2)
  void aMachineThatRanItIsANodeThatSaysWhatItHas() throws Exception {
    installation.run("node", "add", NAME, "--region", "eu-central");
    is("READY");
    builder.navigate(portal + "/nodes");
    builder.click("text=" + NAME);
    builder.waitForSelector("text=The machine");
    assertThat(builder.content())
        .contains("good until", "CPU score", "eu-central", "reached for the first time")
        .contains("done: this machine is " + NAME);
    fine("machine");
  }

  @Test
  @Order(3)
  void aMachineThatIsLostIsSaidSoWithinSecondsAndComesBack() throws Exception {
    installation.run("node", "kill", NAME);
    is("UNREACHABLE");
    builder.reload();
    assertThat(builder.content()).contains("unreachable", "It cannot be used now");
    fine("machine-lost");
    installation.run("node", "start", NAME);
    is("READY");
  }

  @Test
  @Order(4)
  void whoseCertificateIsRevokedIsNotTalkedToAndWhatIsGivenUpIsGone() throws Exception {
    builder.reload();
    builder.fill("#reason", "the contract is over");
    builder.fill("#revoke-typed", "another name");
    builder.click("text=Revoke the certificate of " + NAME);
    assertThat(builder.content()).contains("type the node");
    builder.fill("#revoke-typed", NAME);
    builder.click("text=Revoke the certificate of " + NAME);
    builder.waitForSelector("text=is revoked.");
    assertThat(builder.content()).contains("its certificate was revoked: the contract is over");
    installation.run("node", "remove", NAME);
    builder.navigate(portal + "/nodes");
    assertThat(builder.locator("#nodes").textContent()).doesNotContain(NAME);
  }

  private void is(String state) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(node().path("state").asString("")).isEqualTo(state));
  }

  private JsonNode node() throws Exception {
    for (JsonNode each : new JsonMapper().readTree(installation.run("node", "list", "--json"))) {
      if (each.path("name").asString("").equals(NAME)) {
        return each;
      }
    }
    throw new AssertionError(NAME + " is on no list");
  }

  private void fine(String name) {
    Chromium.picture(builder, "nodes-" + name);
    assertThat(Chromium.violations(builder)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(builder)).as(name + " on a phone").isEmpty();
  }
}
