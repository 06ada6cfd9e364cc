package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.rowhouse.e2e.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a builder does with one tenant, from its first change to its receipt. */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenantLifeJourney {
  /** Somebody else each time that these are tried. */
  private final String email = Installation.newcomer("ida") + "@example.com";

  private Gateway gateway;
  private Chromium chromium;
  private Page builder;
  private String portal;
  private String url;
  private String tenant;
  private String house;

  @BeforeAll
  void aTenantMovesIn(Installation installation) throws Exception {
    portal = installation.signIn("url");
    gateway = new Gateway("http://localhost:" + (installation.ports() + 1));
    url = Installation.tenantUrl(installation.run("demo", "signup", "--email", email));
    chromium = new Chromium();
    builder = chromium.page();
    builder.navigate(portal + "/projects");
    installation.signIn(builder);
    builder.waitForURL(portal + "/projects");
    builder.click("a[href^='/projects/prj_']");
    builder.fill("#q", email);
    builder.click("a[href^='/tenants/tnt_']:has-text('Ida')");
    tenant = builder.url().substring(portal.length());
    house =
        builder.locator("a[href$='/environment']").getAttribute("href").replace("/environment", "");
  }

  @AfterAll
  void theBrowserIsClosed() {
    chromium.close();
  }

  @Test
  @Order(1)
  void aWrongNameComesBackWithWhatWasTypedAndARightOneReachesTheApp() {
    builder.navigate(portal + house + "/environment");
    builder.fill("[name='variables[0].name']", "1 GREETING");
    builder.fill("[name='variables[0].value']", "hello from the form");
    Response answer = sent(() -> builder.click("text=Save the environment"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(builder.inputValue("[name='variables[0].value']")).isEqualTo("hello from the form");
    assertThat(builder.textContent("#problems")).contains("1 GREETING");
    Chromium.picture(builder, "wrong-form");
    assertThat(Chromium.violations(builder)).isEmpty();
    builder.fill("[name='variables[0].name']", "GREETING");
    builder.click("text=Save the environment");
    builder.waitForURL(portal + tenant);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> gateway.get(url).body().contains("hello from the form"));
    state("awake").waitFor();
  }

  @Test
  @Order(2)
  void commandsAndLogsAreSeenAsTheyHappenAndWithoutScriptsToo() {
    builder.navigate(portal + house + "/shell");
    builder.fill("#command", "echo first; sleep 2; echo \"$GREETING\"; exit 3");
    builder.click("text=Run the command");
    Locator output = builder.locator("[data-output]");
    output.locator("text=first").waitFor();
    assertThat(output.textContent()).doesNotContain("ended");
    output.locator("text=ended with").waitFor();
    assertThat(output.textContent()).contains("hello from the form", "ended with 3");
    seen("shell");
    builder.navigate(portal + house + "/log");
    builder.locator("[data-follow-state]:has-text('Following')").waitFor();
    builder.locator("[data-follow]:has-text('notebook on port')").waitFor();
    seen("log");
    Page plain = chromium.withoutScripts();
    plain.navigate(portal + house + "/log");
    assertThat(plain.textContent("[role=log]")).contains("notebook on port");
    plain.navigate(portal + house + "/shell");
    plain.fill("#command", "echo plain; exit 4");
    plain.click("text=Run the command");
    assertThat(plain.textContent("[data-output]")).contains("plain", "ended with 4");
    plain.context().close();
  }

  @Test
  @Order(3)
  void whatItUsesIsReadWhileItIsAwake() {
    builder.navigate(portal + tenant);
    builder.locator("#usage .meter:has-text('cores')").waitFor();
    assertThat(builder.textContent("#usage")).contains("of 128 MiB", "of 128");
    // Disks are measured once a minute.
    var patience = new Locator.WaitForOptions().setTimeout(Duration.ofSeconds(90).toMillis());
    builder.locator("#usage .meter:has-text('Data')").waitFor(patience);
    assertThat(builder.title()).endsWith("· Rowhouse").startsWith("Ida");
    seen("tenant");
  }

  @Test
  @Order(4)
  void aRequestWakesItOnAPageThatCarriesTheBuildersName() {
    builder.navigate(portal + tenant);
    builder.click("text=Put to sleep");
    state("asleep").waitFor();
    Page visitor = chromium.page();
    Response answer = visitor.navigate(url);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("Demo notebook").doesNotContainIgnoringCase("rowhouse");
    visitor.locator("form[action='/notes']").waitFor();
    state("awake").waitFor();
    visitor.close();
  }

  @Test
  @Order(5)
  void itsDataComesAsAnArchiveAndThePageSaysWhenItIsWhole() throws Exception {
    builder.navigate(portal + tenant + "/export");
    Download download = builder.waitForDownload(() -> builder.click("text=Download the archive"));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(download.path()))) {
      String archive = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(archive).contains("manifest.json", "data/data/");
    }
    builder.locator("#progress:has-text('complete')").waitFor();
    seen("export");
  }

  @Test
  @Order(6)
  void aCopyStandsBesideItAndGoesWhenItsNameIsTyped() {
    builder.navigate(portal + house + "/copy");
    builder.fill("#name", "ida-again");
    builder.click("button:has-text('Copy the house')");
    builder.waitForURL(page -> page.contains("/houses/con_") && !page.endsWith("/copy"));
    state("awake").waitFor();
    seen("copy");
    builder.fill("#typed", "ida-again");
    builder.click("button:has-text('Delete ida-again')");
    builder.waitForURL(page -> page.contains("/projects/"));
  }

  @Test
  @Order(7)
  void anEventCanBeTakenFromTheStart() {
    builder.navigate(portal + tenant);
    String project = builder.locator("a[href^='/projects/prj_']").first().getAttribute("href");
    builder.navigate(portal + project + "/events");
    builder.click("a[href*='/events/evt_']:has-text('invoice.paid')");
    builder.click("text=Replay the event");
    builder.locator("text=taken from the start again").waitFor();
    seen("event");
  }

  @Test
  @Order(8)
  void erasingAsksForTheNameAndEndsInAReceipt() {
    builder.navigate(portal + tenant + "/erase");
    builder.fill("#typed", "somebody else");
    assertThat(sent(() -> builder.click("button:has-text('Erase tenant')")).status())
        .isEqualTo(422);
    seen("erase");
    builder.fill("#typed", builder.locator("label[for=typed] strong").textContent());
    builder.click("button:has-text('Erase tenant')");
    builder.waitForURL(portal + tenant);
    builder.locator("a[href^='/receipts/']").click();
    assertThat(builder.textContent("main")).contains("What was removed", "container");
    seen("receipt");
  }

  private Locator state(String word) {
    return builder.locator("#now .state .tag:has-text('" + word + "')");
  }

  private void seen(String name) {
    Chromium.picture(builder, name);
    assertThat(Chromium.violations(builder)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(builder)).as(name + " on a phone").isEmpty();
  }

  private Response sent(Runnable click) {
    return builder.waitForResponse(each -> each.request().method().equals("POST"), click);
  }
}
