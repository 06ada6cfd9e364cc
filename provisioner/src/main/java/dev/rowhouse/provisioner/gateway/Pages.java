package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** The gateway's own answers: a small page for people, Problem Details for machines. */
final class Pages {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" \
      content="width=device-width"><title>%1$s</title><style>%3$s</style>\
      <main><h1>%1$s</h1><p>%2$s</p></main></html>
      """;
  private static final Style STYLE = Style.of("page.css");

  private Pages() {}

  /** Answers and closes what cannot be trusted to be in step any more. */
  static void refuse(HttpServerRequest request, Refusal why) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response.headers().clear();
    response.setStatusCode(why.status).putHeader("Cache-Control", "no-store");
    if (why.isPassing()) {
      response.putHeader("Retry-After", "2");
    }
    if (why == Refusal.FAILED && WaitingPage.asks(request)) {
      response.putHeader(WaitingPage.ASK, "failed");
    }
    send(request, response, why);
    if (why == Refusal.BAD_REQUEST && request.version() != HttpVersion.HTTP_2) {
      request.connection().close();
    }
  }

  /** Whether a person looks at the answer rather than a program. */
  static boolean wantsPage(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  private static void send(HttpServerRequest request, HttpServerResponse response, Refusal why) {
    String body;
    if (wantsPage(request)) {
      response.putHeader("Content-Type", "text/html; charset=utf-8");
      response.putHeader("Content-Security-Policy", STYLE.policy());
      body = PAGE.formatted(why.title, why.detail, STYLE.text());
    } else {
      response.putHeader("Content-Type", "application/problem+json");
      body =
          "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
              .formatted(why.title, why.status, why.detail);
    }
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
