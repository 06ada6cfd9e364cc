package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees of an installation, and what asks before it acts. */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorJourney {
  private Chromium chromium;
  private Page operator;
  private String admin;

  @BeforeAll
  void theOperatorSignsIn(Installation installation) throws Exception {
    admin = installation.operator("url");
    chromium = new Chromium();
    operator = chromium.page();
    operator.navigate(admin + "/jobs");
    seen("operator-sign-in");
    installation.signInAsOperator(operator);
    operator.locator("h1:has-text('Jobs')").waitFor();
  }

  @AfterAll
  void theBrowserIsClosed() {
    chromium.close();
  }

  @Test
  void everyPageIsReadableByEverybodyAtEveryWidth() {
    for (String path :
        List.of(
            "/",
            "/vendors",
            "/servers",
            "/rentals",
            "/refunds",
            "/payouts",
            "/dunning",
            "/ledger",
            "/organizations",
            "/nodes",
            "/jobs",
            "/events",
            "/events?state=DONE",
            "/deliveries",
            "/settings",
            "/audit",
            "/events/nonsense")) {
      operator.navigate(admin + path);
      seen("operator" + path.replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
      assertThat(operator.textContent("main"))
          .as(path)
          .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
    }
    operator.navigate(admin + "/nodes");
    operator.click("td a[href^='/nodes/nod_']");
    operator.locator("h2:has-text('What it can do')").waitFor();
    seen("operator-node");
    assertThat(operator.navigate(admin + "/no-such-page").status()).isEqualTo(404);
    seen("operator-not-here");
  }

  @Test
  void aReplayAsksBeforeItActs() {
    operator.navigate(admin + "/events?state=DONE");
    operator.click("a[href^='/events/evt_']");
    operator.click("summary:has-text('Replay this event')");
    seen("operator-replay");
    operator.fill("form[action$='/replay'] textarea", "the price is mapped now");
    operator.click("button:has-text('Yes, replay it')");
    operator.locator(".notice.good:has-text('taken from the start again')").waitFor();
    assertThat(operator.textContent("main")).contains("UTC");
  }

  @Test
  void aJobRunsWhenItIsAskedTo() {
    operator.navigate(admin + "/jobs");
    operator.click("button[aria-label='Run measure houses now']");
    operator.locator("text=runs in a moment").waitFor();
  }

  @Test
  void aSettingIsCheckedAtItsFieldChangedAndWrittenDown() {
    operator.navigate(admin + "/settings");
    operator.fill("#FEE", "5001");
    operator.fill("#reason", "costs rose");
    operator.click("button:has-text('Change the settings')");
    operator.locator("#wrong-FEE").waitFor();
    assertThat(operator.inputValue("#reason")).isEqualTo("costs rose");
    seen("operator-settings-refused");
    operator.fill("#FEE", "1000");
    operator.fill("#HOLD", "16");
    operator.click("button:has-text('Change the settings')");
    operator.locator(".notice.good").waitFor();
    operator.navigate(admin + "/audit?what=settings.change");
    operator.click("a:has-text('settings.change')");
    assertThat(operator.textContent("main")).contains("costs rose", "16 minutes", "15 minutes");
    seen("operator-audit-line");
    operator.navigate(admin + "/settings");
    operator.fill("#HOLD", "15");
    operator.fill("#reason", "as it was");
    operator.click("button:has-text('Change the settings')");
    operator.locator(".notice.good").waitFor();
  }

  @Test
  void whatHurtsAsksForItsNameAndLosesNothing() {
    openTheFirstOrganization();
    operator.click("summary:has-text('Suspend')");
    operator.check("#tenants-stop");
    operator.fill("form[action$='/suspend'] textarea", "a look at the form");
    operator.fill("#confirm-suspend", "something else");
    operator.click("form[action$='/suspend'] button");
    operator.locator("#confirm-suspend-wrong").waitFor();
    assertThat(operator.inputValue("form[action$='/suspend'] textarea"))
        .isEqualTo("a look at the form");
    assertThat(operator.isChecked("#tenants-stop")).isTrue();
    seen("operator-organization");
  }

  @Test
  void anOperatorLooksAsAMemberUnderABannerAndEndsIt() {
    openTheFirstOrganization();
    operator.click("summary:has-text('Look as a member')");
    operator.fill("form[action$='/impersonate'] textarea", "cannot find a node");
    operator.click("button:has-text('Make the hand-over')");
    seen("operator-hand-over");
    String link = operator.getAttribute("a:has-text('Open the portal')", "href");
    try (var other = new Chromium()) {
      Page portal = other.page();
      portal.navigate(link);
      seen(portal, "portal-as-asks");
      portal.click("button:has-text('Look as')");
      portal.locator(".band:has-text('You see the portal as')").waitFor();
      portal.navigate(portal.url() + "projects");
      seen(portal, "portal-as");
      portal.click("button:has-text('Stop looking')");
      portal.locator("h1:has-text('do not look as a member any more')").waitFor();
      portal.navigate(link);
      assertThat(portal.textContent("main")).contains("opens nothing");
    }
  }

  private void openTheFirstOrganization() {
    operator.navigate(admin + "/organizations");
    operator.click("td a[href^='/organizations/org_']");
    operator.locator("summary:has-text('Look as a member')").waitFor();
  }

  private void seen(String name) {
    seen(operator, name);
  }

  private static void seen(Page operator, String name) {
    Chromium.picture(operator, name);
    assertThat(Chromium.violations(operator)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(operator)).as(name + " on a phone").isEmpty();
  }
}
