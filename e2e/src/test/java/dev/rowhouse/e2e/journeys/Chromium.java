package dev.rowhouse.e2e.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium: pages, pictures of them at every width and light, and what axe finds. */
final class Chromium implements AutoCloseable {
  private static final Path PICTURES = Path.of("target/screenshots");

  /**
   * Nothing while the page as a whole does not scroll sideways: what scrolls in a box may be wide.
   */
  private static final String STICKS_OUT =
      """
      () => document.documentElement.scrollWidth <= 391 ? [] : [
        `page ${document.documentElement.scrollWidth} in a window of ${window.innerWidth}`,
        ...[...document.body.querySelectorAll('*')]
          .filter(each => each.getBoundingClientRect().right > 391)
          .map(each => `${each.tagName}#${each.id}.${each.className} ${each.getBoundingClientRect().right}`)]
      """;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-dev-shm-usage",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));
  private final BrowserContext context =
      browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 860));

  Page page() {
    return context.newPage();
  }

  /** Somebody else, who was never anywhere. */
  Page stranger() {
    return browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 860)).newPage();
  }

  /** The same person without scripts. */
  Page withoutScripts() {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setStorageState(context.storageState())
                .setJavaScriptEnabled(false))
        .newPage();
  }

  /** The same person in another part of the world. */
  Page in(String zone) {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setStorageState(context.storageState())
                .setTimezoneId(zone))
        .newPage();
  }

  /** Gives the browser a device that keeps passkeys, and whose owner always agrees. */
  static void keepsPasskeys(Page page) {
    // Browsers ask devices only for the page that people look at.
    page.bringToFront();
    CDPSession devices = page.context().newCDPSession(page);
    devices.send("WebAuthn.enable");
    var device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    var add = new JsonObject();
    add.add("options", device);
    devices.send("WebAuthn.addVirtualAuthenticator", add);
  }

  /**
   * Keeps the page as a person sees it at a desk, on a phone and in the dark, for who looks at
   * them: with {@code -Dpictures=true}.
   */
  static void picture(Page page, String name) {
    if (!Boolean.getBoolean("pictures")) {
      return;
    }
    shoot(page, name, 1280, ColorScheme.LIGHT);
    shoot(page, name + "-phone", 390, ColorScheme.LIGHT);
    shoot(page, name + "-dark", 1280, ColorScheme.DARK);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1280, 860);
  }

  private static void shoot(Page page, String name, int width, ColorScheme scheme) {
    page.setViewportSize(width, 860);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  /** What WCAG 2.2 AA forbids on this page, by rule and place; empty when all is well. */
  static List<String> violations(Page page) {
    return new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .stream()
            .map(Chromium::say)
            .toList();
  }

  /**
   * What sticks out of a phone's screen, as tag, id and width in CSS pixels; empty when all fits.
   */
  static List<String> tooWideForAPhone(Page page) {
    page.setViewportSize(390, 860);
    // A busy browser takes a moment to become as narrow as it was told.
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("innerWidth <= 390")));
    Object wide = page.evaluate(STICKS_OUT);
    page.setViewportSize(1280, 860);
    return ((List<?>) wide).stream().map(String::valueOf).toList();
  }

  private static String say(Rule rule) {
    return rule.getId()
        + " at "
        + rule.getNodes().stream().map(n -> String.valueOf(n.getTarget())).toList();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
