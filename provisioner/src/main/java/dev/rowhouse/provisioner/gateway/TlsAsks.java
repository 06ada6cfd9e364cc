package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Locale;

/**
 * Answers a TLS edge that is about to order a certificate whether there is a house behind that
 * name: 200 or 404, both without a word, from memory, and after the same look-ups. Only for the
 * edge itself: what came through an edge is told nothing.
 */
final class TlsAsks {
  static final String PATH = "/tls";

  private static final int LONGEST_NAME = 253;

  private final Router router;
  private final int perSecond;
  private final Clock clock;
  private long second;
  private int asked;

  /**
   * @param perSecond beyond that: 429, which an edge takes for a no
   */
  TlsAsks(Router router, int perSecond, Clock clock) {
    this.router = router;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  void answer(HttpServerRequest request, Head head) {
    request
        .response()
        .setStatusCode(head.forwardedFor != null ? 404 : status(request.getParam("domain", "")))
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  private int status(String domain) {
    if (!mayAsk()) {
      return 429;
    }
    String name = domain.length() > LONGEST_NAME ? "" : domain.toLowerCase(Locale.ROOT);
    Door door = router.elsewhere(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    return door == null ? 404 : 200;
  }

  private synchronized boolean mayAsk() {
    long now = clock.millis() / 1_000;
    if (now != second) {
      second = now;
      asked = 0;
    }
    return ++asked <= perSecond;
  }
}
