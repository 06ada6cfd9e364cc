package dev.rowhouse.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.rowhouse.db.testing.MailServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a signed event to a note in a house of one's own, and what the builder sees of it. */
@ExtendWith(Town.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstHouseJourney {
  private Installation installation;
  private MailServer mail;
  private Chromium chromium;
  private Page builder;
  private String portal;

  @BeforeAll
  void aHouseIsUp(Installation shared, MailServer letters) throws Exception {
    installation = shared;
    mail = letters;
    chromium = new Chromium();
    builder = chromium.page();
    portal = installation.signIn("url");
  }

  @AfterAll
  void theBrowserIsClosed() {
    chromium.close();
  }

  @Test
  @Order(1)
  void theOwnerSignsInThroughTheBuiltInProviderAndComesToThePageThatWasAskedFor() throws Exception {
    builder.navigate(portal + "/people?from=a-link");
    Chromium.picture(builder, "sign-in");
    assertThat(Chromium.violations(builder)).isEmpty();
    installation.signIn(builder);
    builder.waitForURL(portal + "/people?from=a-link");
    assertThat(builder.title()).isEqualTo("People · Rowhouse");
  }

  @Test
  @Order(2)
  void aSignedEventBecomesAHouseThatKeepsANote() throws Exception {
    String url =
        Installation.tenantUrl(installation.run("demo", "signup", "--email", "grace@example.com"));
    Page tenant = chromium.page();
    tenant.navigate(url);
    tenant.fill("input[name=title]", "A note");
    tenant.fill("textarea[name=body]", "one that stays");
    tenant.click("form[action='/notes'] button");
    await().atMost(Duration.ofSeconds(60)).until(() -> tenant.content().contains("one that stays"));
    Chromium.picture(tenant, "notebook");
  }

  @Test
  @Order(3)
  void everyPageIsReadableByEverybodyAtEveryWidth() {
    List<String> pages =
        Stream.concat(
                Stream.of(
                    "/",
                    "/projects",
                    "/nodes",
                    "/keys",
                    "/people",
                    "/organization",
                    "/audit",
                    "/you"),
                projectPages())
            .toList();
    assertThat(builder.navigate(portal + "/no-such-page").status()).isEqualTo(404);
    Chromium.picture(builder, "not-here");
    assertThat(Chromium.violations(builder)).isEmpty();
    for (String path : pages) {
      int status = builder.navigate(portal + path).status();
      assertThat(status).as(path).isEqualTo(200);
      Chromium.picture(builder, name(path));
      assertThat(Chromium.violations(builder)).as(path).isEmpty();
      assertThat(Chromium.tooWideForAPhone(builder)).as(path + " on a phone").isEmpty();
    }
  }

  @Test
  @Order(4)
  void everyFormSavesWhatItShows() {
    builder.navigate(portal + "/projects");
    String project = firstLink("a[href^='/projects/prj_']");
    builder.navigate(portal + project + "/plans");
    String plan = firstLink("a[href*='/plans/pln_']");
    builder.navigate(portal + project);
    builder.navigate(portal + firstLink("a[href^='/tenants/tnt_']"));
    String house = firstLink("a[href$='/environment']").replace("/environment", "");
    Stream.of(
            project + "/settings",
            plan,
            project + "/template/app",
            house + "/limits",
            house + "/environment",
            house + "/firewall")
        .forEach(this::saves);
  }

  @Test
  @Order(5)
  void aPasskeyTakesThePlaceOfThePassword() {
    Chromium.keepsPasskeys(builder);
    builder.navigate(portal + "/you/passkeys");
    builder.fill("#name", "This computer");
    builder.click("text=Make a passkey");
    builder.locator("td:has-text('This computer')").waitFor();
    Chromium.picture(builder, "passkeys");
    assertThat(Chromium.violations(builder)).isEmpty();
    assertThat(Chromium.tooWideForAPhone(builder)).isEmpty();
    builder.click(".account summary");
    builder.click(".account button:has-text('Sign out')");
    builder.waitForURL(portal + "/sign-in?out");
    Chromium.picture(builder, "sign-in-passkey");
    builder.click("text=Sign in with a passkey");
    builder.waitForURL(portal + "/");
  }

  @Test
  @Order(6)
  void aMemberComesInByALinkAndFromThenOnByAPasskey() {
    builder.navigate(portal + "/projects");
    builder.navigate(portal + firstLink("a[href^='/projects/prj_']"));
    builder.navigate(portal + firstLink("a[href^='/tenants/tnt_']"));
    builder.navigate(builder.url() + "/members");
    builder.fill("#email", "lin@example.com");
    builder.fill("#role", "editor");
    builder.click("button:has-text('Invite')");
    String link = Letters.link(Letters.newest(mail, "lin@example.com", 0));
    Page member = chromium.stranger();
    Chromium.keepsPasskeys(member);
    member.navigate(link);
    read(member, "door-link");
    member.click("text=make a passkey for next time");
    read(member, "door-passkeys-none");
    member.fill("#name", "This computer");
    member.click("button:has-text('Make a passkey')");
    member.locator("li:has-text('This computer')").waitFor();
    read(member, "door-passkeys");
    String door = link.replaceFirst("/\\.door/.*", "/.door/");
    member.context().clearCookies();
    member.navigate(door);
    read(member, "door-sign-in");
    member.click("text=Sign in with a passkey");
    member.waitForURL(door.replace("/.door/", "/"));
    member.navigate(door + "passkeys");
    member.locator("text=last used").waitFor();
    member.context().close();
  }

  /** What is told while parts fetch themselves is fetched once they have. */
  @Test
  @Order(7)
  void noChangeIsLostOnAPageThatFetchesItsParts() throws Exception {
    var held = new ArrayList<Route>();
    Page page = chromium.stranger();
    page.navigate(portal + "/you");
    installation.signIn(page);
    page.waitForURL(portal + "/you");
    page.route(
        portal + "/live",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("retry: 600000\n\n" + "event: change\ndata: 1\n\n".repeat(2))));
    page.route(
        portal + "/",
        route -> {
          if (route.request().headers().containsKey("hx-request")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    // Nothing on the page happens by itself any more.
    page.clock().install();
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    page.navigate(portal + "/");
    int parts = page.locator("[hx-trigger*='live']").count();
    page.waitForCondition(() -> held.size() == parts);
    List.copyOf(held).forEach(Route::resume);
    page.waitForCondition(() -> page.locator(".htmx-request").count() == 0);
    page.clock().runFor(1_000);
    page.waitForCondition(() -> held.size() == 2 * parts);
    page.context().close();
  }

  @Test
  @Order(8)
  void aSecondPortalServesTheSessionsOfTheFirst() throws Exception {
    installation.run("up", "--detach", "--portals", "2");
    String second = "http://localhost:" + (installation.ports() + 8);
    Page page = chromium.stranger();
    page.navigate(portal + "/people");
    installation.signIn(page);
    page.waitForURL(portal + "/people");
    page.navigate(second + "/people");
    assertThat(page.title()).isEqualTo("People · Rowhouse");
    page.click(".account summary");
    page.click(".account button:has-text('Sign out')");
    page.waitForURL("**/sign-in?out");
    for (String each : List.of(portal, second)) {
      page.navigate(each + "/people");
      assertThat(page.url()).isEqualTo(each + "/sign-in");
    }
    page.context().close();
    installation.run("up", "--detach", "--portals", "1");
  }

  private static void read(Page page, String name) {
    Chromium.picture(page, name);
    assertThat(Chromium.violations(page)).as(name).isEmpty();
    assertThat(Chromium.tooWideForAPhone(page)).as(name).isEmpty();
    page.bringToFront();
  }

  private void saves(String path) {
    builder.navigate(portal + path);
    var answer =
        builder.waitForResponse(
            each -> each.request().method().equals("POST"),
            () -> builder.locator("main button.main-action").first().click());
    assertThat(answer.status()).as(path).isEqualTo(302);
  }

  private Stream<String> projectPages() {
    builder.navigate(portal + "/projects");
    String project = firstLink("a[href^='/projects/prj_']");
    builder.navigate(portal + project);
    String tenant = firstLink("a[href^='/tenants/tnt_']");
    return Stream.concat(
        Stream.of("", "/template", "/events", "/webhooks", "/plans", "/settings")
            .map(project::concat),
        Stream.of(tenant));
  }

  private String firstLink(String selector) {
    return builder.locator(selector).first().getAttribute("href");
  }

  private static String name(String path) {
    String plain =
        path.replaceAll("(prj|tnt)_[0-9a-z]+", "$1")
            .replaceAll("[^a-z]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "fleet" : plain;
  }
}
