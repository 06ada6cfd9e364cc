package dev.rowhouse.provisioner.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** A request's body on its way up: it stays in the client until the container takes it. */
final class BodyUp {
  private final Exchange exchange;
  private final HttpServerRequest request;
  private final Head head;
  private final long max;
  private @Nullable HttpClientRequest outgoing;
  private boolean begun;
  private boolean done;
  private long bytes;

  /**
   * @param max bytes; 0 for no limit
   */
  BodyUp(Exchange exchange, HttpServerRequest request, Head head, long max) {
    this.exchange = exchange;
    this.request = request;
    this.head = head;
    this.max = max;
    this.done = head.length() == 0;
  }

  /** Some of it went to a container already, and cannot go to another. */
  boolean isBegun() {
    return begun;
  }

  /** All of it was sent, or there is none. */
  boolean isDone() {
    return done;
  }

  void hold() {
    if (!done) {
      request.pause();
    }
  }

  void send(HttpClientRequest to) {
    if (head.expectsContinue && !begun) {
      request.response().writeContinue();
    }
    begun = true;
    outgoing = to;
    to.setChunked(head.isChunked());
    request.handler(this::pass);
    request.endHandler(_ -> end());
    request.exceptionHandler(_ -> exchange.abandon());
    request.resume();
  }

  /** Nobody will read the rest. */
  void discard() {
    if (!done) {
      Unread.discard(request, head.expectsContinue && !begun);
    }
  }

  private void pass(Buffer chunk) {
    HttpClientRequest to = outgoing;
    if (exchange.isOver() || to == null) {
      return;
    }
    exchange.moved();
    bytes += chunk.length();
    if (max > 0 && bytes > max) {
      exchange.refuse(Refusal.BODY_TOO_LARGE);
      return;
    }
    if (head.length() < 0 && !to.isChunked()) {
      // HTTP/2 does not say in its head whether a body follows; its first frame does.
      to.setChunked(true);
    }
    to.write(chunk);
    if (to.writeQueueFull()) {
      request.pause();
      to.drainHandler(_ -> request.resume());
    }
  }

  private void end() {
    done = true;
    exchange.moved();
    if (!exchange.isOver() && outgoing != null) {
      outgoing.end();
    }
  }
}
