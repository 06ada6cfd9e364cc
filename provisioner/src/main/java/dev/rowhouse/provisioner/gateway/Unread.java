package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What happens to the rest of a body that nobody will read: it must not pass for a request. */
final class Unread {
  private static final long PATIENCE = 3_000;

  private Unread() {}

  /**
   * Lets the client finish for a moment, so that it reads the answer rather than a broken
   * connection, then closes.
   */
  static void discard(HttpServerRequest request, boolean waitsForContinue) {
    if (request.isEnded() || request.version() == HttpVersion.HTTP_2 || !hasBody(request)) {
      return;
    }
    if (waitsForContinue) {
      request.connection().close();
      return;
    }
    var vertx = io.vertx.core.Vertx.currentContext().owner();
    long timer = vertx.setTimer(PATIENCE, _ -> request.connection().close());
    request.handler(_ -> {});
    request.exceptionHandler(_ -> {});
    request.endHandler(_ -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
    request.resume();
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || (length != null && !"0".equals(length));
  }
}
