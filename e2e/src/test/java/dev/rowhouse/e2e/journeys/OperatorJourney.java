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
        List.of("/", "/jobs", "/events", "/events?state=DONE", "/deliveries", "/events/nonsense")) {
      operator.navigate(admin + path);
      seen("operator" + path.replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
      assertThat(operator.textContent("main"))
          .as(path)
          .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
    }
    assertThat(operator.navigate(admin + "/no-such-page").status()).isEqualTo(404);
    seen("operator-not-here");
  }

  @Test
  void aReplayAsksBeforeItActs() {
    operator.navigate(admin + "/events?state=DONE");
    operator.click("a[href^='/events/evt_']");
    operator.click("summary:has-text('Replay this event')");
    seen("operator-replay");
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

  private void seen(String name) {
    Chromium.picture(operator, name);
    assertThat(Chromium.violations(operator)).as(name).isEmpty();
    assertThat(Chromium.overflowsOnAPhone(operator)).as(name + " on a phone").isFalse();
  }
}
