package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sees while a container starts: at once, in one small file, and moving on by
 * itself. It is a 503 with Retry-After so that caches, crawlers and monitors never take it for the
 * app's content (docs/decisions/040-waiting-page-is-a-503.md).
 */
final class WaitingPage {
  /** With this header our page asks to be told, rather than shown, when the container is awake. */
  static final String ASK = "X-Wake";

  private static final Style STYLE = Style.of("waiting.css");
  private static final Style SCRIPT = Style.of("waiting.js");
  private static final String POLICY =
      "default-src 'none'; style-src %s; script-src %s; connect-src 'self'; base-uri 'none'; form-action 'none'"
          .formatted(STYLE.hash(), SCRIPT.hash());
  private static final String WORDS = "Waking your space…";
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" \
      content="width=device-width"><meta name="robots" content="noindex"><title>%s</title><noscript><meta http-equiv="refresh" content="2"></noscript>\
      <style>%s</style><main>%s<i aria-hidden="true"></i><p id="s" role="status" \
      aria-live="polite">%s</p></main><script>%s</script></html>
      """;

  private WaitingPage() {}

  /**
   * A page that a person opens, and that can be opened again: a form's body could not be sent
   * twice, and an image or a script could do nothing with a page.
   */
  static boolean suits(HttpServerRequest request) {
    return request.method() == HttpMethod.GET
        && Pages.wantsPage(request)
        && isAbsentOr(request.getHeader("Sec-Fetch-Mode"), "navigate")
        && request.getHeader(ASK) == null;
  }

  static boolean asks(HttpServerRequest request) {
    return request.getHeader(ASK) != null;
  }

  /** Carries the name of what was opened, and nobody else's. */
  static void show(HttpServerRequest request, String brand) {
    HttpServerResponse response = request.response();
    response
        .setStatusCode(503)
        .putHeader("Retry-After", "2")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", POLICY)
        .end(page(brand));
  }

  static String page(String brand) {
    String name = escaped(brand);
    return PAGE.formatted(
        name.isEmpty() ? WORDS : name,
        STYLE.text(),
        name.isEmpty() ? "" : "<h1>" + name + "</h1>",
        WORDS,
        SCRIPT.text());
  }

  private static String escaped(String text) {
    return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Tells our page that it may go on. */
  static void tell(HttpServerRequest request) {
    request.response().setStatusCode(204).putHeader("Cache-Control", "no-store").end();
  }

  private static boolean isAbsentOr(@Nullable String value, String expected) {
    return value == null || value.equals(expected);
  }
}
