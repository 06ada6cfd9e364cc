package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One request before a container that does not run: asks for a start, and waits or goes away. */
final class Vigil {
  /** A frozen app takes up no connections: so many fit into what waits for it. */
  private static final int MOST_AHEAD = 16;

  private final Loop loop;
  private final Exchange exchange;
  private final HttpServerRequest request;
  private final Door door;
  private final Head head;
  private @Nullable Waiting waiting;

  /** Sent to a container that is not awake yet. */
  private boolean ahead;

  private boolean wasAhead;

  Vigil(Loop loop, Exchange exchange, HttpServerRequest request, Door door, Head head) {
    this.loop = loop;
    this.exchange = exchange;
    this.request = request;
    this.door = door;
    this.head = head;
  }

  boolean lasts() {
    return waiting != null;
  }

  void begin(Route route) {
    switch (route.observed()) {
      case FAILED -> exchange.refuse(Refusal.FAILED);
      case PAUSED, STOPPED -> {
        if (head.neverWake) {
          request.response().setStatusCode(204).putHeader("X-State", "asleep").end();
          exchange.finish();
        } else {
          loop.waker().wake(door, loop.now());
          await(route);
          goAhead(route);
        }
      }
      default -> await(route);
    }
  }

  private void await(Route route) {
    if (route.observed() != Observed.PAUSED && WaitingPage.suits(request)) {
      WaitingPage.show(request, route.brand());
      exchange.finish();
    } else if (loop.counters().waiting.get() >= loop.settings().waitersInAll()) {
      exchange.refuse(Refusal.OVERLOADED);
    } else {
      loop.counters().waiting.incrementAndGet();
      waiting = Waiting.begin(door, loop.context(), this::end);
    }
  }

  /**
   * The network of a frozen app takes a request all the same; the app answers in the moment in
   * which it thaws, and all that is written down of it comes after that. Should it not thaw, we
   * wait as if we had not gone; so this is for what may be sent twice.
   */
  private void goAhead(Route route) {
    boolean waits = waiting != null && route.observed() == Observed.PAUSED;
    if (waits && !wasAhead && mayGoTwice() && door.inside.get() <= MOST_AHEAD) {
      ahead = true;
      wasAhead = true;
      exchange.goAhead(route);
    }
  }

  private boolean mayGoTwice() {
    boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    return looks && head.length() == 0 && !head.isWebSocket() && !WaitingPage.asks(request);
  }

  boolean isAhead() {
    return ahead;
  }

  /** There was nobody, not even a frozen app. */
  void comeBack() {
    ahead = false;
    exchange.closeLink();
    if (!exchange.isOver() && waiting == null) {
      exchange.enterAgain();
    }
  }

  private void end(Waiting.Outcome outcome) {
    if (waiting == null) {
      return;
    }
    loop.counters().waiting.decrementAndGet();
    waiting = null;
    switch (outcome) {
      case AWAKE -> {
        exchange.moved();
        if (!ahead) {
          exchange.enter();
        }
      }
      case TIMED_OUT -> {
        loop.counters().wakeTimeouts.increment();
        exchange.refuse(Refusal.STILL_STARTING);
      }
      case FAILED -> exchange.refuse(Refusal.FAILED);
      case CLOSED -> exchange.refuse(Refusal.CLOSED);
    }
  }

  /** Nobody wants to know any more. */
  void abandon() {
    if (waiting != null) {
      waiting.abandon();
      loop.counters().waiting.decrementAndGet();
      waiting = null;
    }
  }
}
