package dev.rowhouse.provisioner.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A response on its way down, as fast as the client takes it. */
final class BodyDown {
  private final Exchange exchange;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final HttpClientResponse incoming;
  private final ResponseHead head;
  private final long expected;
  private @Nullable Buffer held;
  private long received;

  /** Takes the head over and begins. */
  BodyDown(Exchange exchange, HttpServerRequest request, HttpClientResponse incoming) {
    this.exchange = exchange;
    this.request = request;
    this.response = request.response();
    this.incoming = incoming;
    response.setStatusCode(incoming.statusCode());
    this.head = new ResponseHead(incoming.headers(), response.headers());
    this.expected = isBodiless() ? 0 : head.length;
    incoming.handler(this::pass);
    incoming.endHandler(_ -> end());
    incoming.exceptionHandler(_ -> exchange.lost());
  }

  /** The app keeps its connection open for the next request. */
  boolean keepsLink() {
    return !head.closes && incoming.version() != HttpVersion.HTTP_1_0;
  }

  /** Only the end of the client's connection says where it ends. */
  boolean isEndless() {
    return expected < 0 && request.version() == HttpVersion.HTTP_1_0;
  }

  private boolean isBodiless() {
    return request.method() == HttpMethod.HEAD
        || incoming.statusCode() == 204
        || incoming.statusCode() == 304;
  }

  private void pass(Buffer chunk) {
    if (exchange.isOver()) {
      return;
    }
    exchange.moved();
    received += chunk.length();
    if (expected < 0) {
      hold(chunk);
    } else if (received == expected) {
      response.end(chunk);
    } else {
      write(chunk);
    }
  }

  /** A body of unknown length is often there at once; then one write does for all of it. */
  private void hold(Buffer chunk) {
    Buffer before = held;
    held = chunk;
    if (before != null) {
      write(before);
    } else {
      exchange.soon(this::letGo);
    }
  }

  private void letGo() {
    Buffer chunk = held;
    held = null;
    if (chunk != null && !exchange.isOver()) {
      write(chunk);
    }
  }

  private void write(Buffer chunk) {
    if (expected < 0 && !response.headWritten()) {
      response.setChunked(true);
    }
    response.write(chunk);
    if (response.writeQueueFull()) {
      incoming.pause();
      response.drainHandler(_ -> incoming.resume());
    }
  }

  private void end() {
    if (exchange.isOver()) {
      return;
    }
    if (!response.ended()) {
      passTrailers();
      Buffer last = held;
      held = null;
      if (last == null) {
        response.end();
      } else {
        response.end(last);
      }
    }
    exchange.delivered(this);
  }

  private void passTrailers() {
    if (incoming.trailers().isEmpty()) {
      return;
    }
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    if (expected < 0) {
      incoming.trailers().forEach(response::putTrailer);
    }
  }
}
