package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a container and back. Lives on one event loop; its body stays in the
 * client until the container takes it.
 */
final class Exchange {
  private static final long[] REDIALS = {50, 150, 400, 1_000};

  /** A frozen app takes up no connections: so many fit into what waits for it. */
  private static final int MOST_AHEAD = 16;

  private final Loop loop;
  private final Visitor visitor;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Head head;
  private final Door door;
  private final @Nullable Guest guest;
  private final boolean hasBody;

  private Upstream.@Nullable Link link;
  private @Nullable HttpClientRequest sent;
  private @Nullable Waiting waiting;
  private @Nullable Buffer held;
  private @Nullable Tunnel tunnel;
  private int dials;
  private boolean bodyBegun;
  private boolean bodyDone;
  private boolean answered;
  private boolean closesLink;
  private boolean done;

  /** Sent to a container that is not awake yet. */
  private boolean ahead;

  private boolean wasAhead;
  private long bodyBytes;
  private long expected = -1;
  private long received;

  /** When a byte last moved, or what we wait for began; the loop's clock. */
  private long moved;

  Exchange(
      Loop loop,
      Visitor visitor,
      HttpServerRequest request,
      Head head,
      Door door,
      @Nullable Guest guest) {
    this.loop = loop;
    this.visitor = visitor;
    this.request = request;
    this.response = request.response();
    this.head = head;
    this.door = door;
    this.guest = guest;
    this.hasBody = head.length() != 0;
    this.bodyDone = !hasBody;
    this.moved = loop.now();
  }

  void begin() {
    if (hasBody) {
      request.pause();
    }
    response.exceptionHandler(_ -> abandon());
    response.closeHandler(_ -> abandon());
    enter();
  }

  private void enter() {
    Route route = door.route();
    if (route.observed() == Observed.DELETING) {
      refuse(Refusal.UNKNOWN);
    } else if (!route.wakeable()) {
      refuse(Refusal.CLOSED);
    } else if (route.observed() == Observed.RUNNING) {
      goOn(route);
    } else {
      sleep(route);
    }
  }

  private void goOn(Route route) {
    if (WaitingPage.asks(request)) {
      WaitingPage.tell(request);
      finish();
      return;
    }
    moved = loop.now();
    linkTo(loop.upstream(route)).onComplete(this::send, _ -> redial());
  }

  private Future<Upstream.Link> linkTo(Upstream upstream) {
    if (head.isWebSocket()) {
      return upstream.connectUncounted();
    }
    return dials == 0 ? upstream.take(!hasBody && isRepeatable(), moved) : upstream.connect();
  }

  private void sleep(Route route) {
    switch (route.observed()) {
      case FAILED -> refuse(Refusal.FAILED);
      case PAUSED, STOPPED -> {
        if (head.neverWake) {
          response.setStatusCode(204).putHeader("X-Rowhouse-State", "asleep").end();
          finish();
        } else {
          loop.waker().wake(door, loop.now());
          await(route);
          if (route.observed() == Observed.PAUSED) {
            goAhead(route);
          }
        }
      }
      default -> await(route);
    }
  }

  private void await(Route route) {
    if (route.observed() != Observed.PAUSED && WaitingPage.suits(request)) {
      WaitingPage.show(request);
      finish();
    } else if (loop.counters().waiting.get() >= loop.settings().waitersInAll()) {
      refuse(Refusal.OVERLOADED);
    } else {
      loop.counters().waiting.incrementAndGet();
      waiting = Waiting.begin(door, loop.context(), this::waited);
    }
  }

  /**
   * The network of a frozen app takes a request all the same; the app answers in the moment in
   * which it thaws, and all that is written down of it comes after that. Should it not thaw, we
   * wait as if we had not gone; so this is for what may be sent twice.
   */
  private void goAhead(Route route) {
    HttpMethod method = request.method();
    boolean twice = !hasBody && (method == HttpMethod.GET || method == HttpMethod.HEAD);
    if (waiting == null
        || wasAhead
        || !twice
        || head.isWebSocket()
        || WaitingPage.asks(request)
        || door.inside.get() > MOST_AHEAD) {
      return;
    }
    ahead = true;
    wasAhead = true;
    linkTo(loop.upstream(route)).onComplete(this::send, _ -> comeBack());
  }

  /** There was nobody, not even a frozen app. */
  private void comeBack() {
    ahead = false;
    sent = null;
    closeLink();
    if (!done && waiting == null) {
      dials = Math.max(dials, 1);
      enter();
    }
  }

  private void waited(Waiting.Outcome outcome) {
    if (waiting == null) {
      return;
    }
    loop.counters().waiting.decrementAndGet();
    waiting = null;
    switch (outcome) {
      case AWAKE -> {
        moved = loop.now();
        if (!ahead) {
          enter();
        }
      }
      case TIMED_OUT -> {
        loop.counters().wakeTimeouts.increment();
        refuse(Refusal.STILL_STARTING);
      }
      case FAILED -> refuse(Refusal.FAILED);
      case CLOSED -> refuse(Refusal.CLOSED);
    }
  }

  /** Nothing was sent yet: whoever starts again or was just stopped gets another chance. */
  private void redial() {
    if (done) {
      return;
    }
    if (dials >= REDIALS.length) {
      loop.counters().upstreamFailures.increment();
      refuse(Refusal.UNREACHABLE);
      return;
    }
    long pause = REDIALS[dials++];
    loop.vertx()
        .setTimer(
            pause,
            _ -> {
              if (!done) {
                enter();
              }
            });
  }

  private void send(Upstream.Link taken) {
    if (done) {
      taken.release(loop.now());
      return;
    }
    link = taken;
    var options = new RequestOptions().setMethod(request.method()).setURI(request.uri());
    taken.connection.request(options).onComplete(this::sendHead, this::failed);
  }

  private void sendHead(HttpClientRequest outgoing) {
    sent = outgoing;
    outgoing.headers().setAll(loop.forwarded(head, visitor));
    outgoing.response().onComplete(this::receive, this::failed);
    outgoing.exceptionHandler(_ -> {});
    if (head.isWebSocket()) {
      outgoing.headers().set("Connection", "Upgrade").set("Upgrade", "websocket");
      outgoing.connect();
    } else if (hasBody) {
      sendBody(outgoing);
    } else {
      outgoing.end();
    }
  }

  private void sendBody(HttpClientRequest outgoing) {
    if (head.expectsContinue && !bodyBegun) {
      response.writeContinue();
    }
    bodyBegun = true;
    outgoing.setChunked(head.isChunked());
    request.handler(this::passBody);
    request.endHandler(_ -> endBody());
    request.exceptionHandler(_ -> abandon());
    request.resume();
  }

  private void passBody(Buffer chunk) {
    HttpClientRequest outgoing = sent;
    if (done || outgoing == null) {
      return;
    }
    moved = loop.now();
    bodyBytes += chunk.length();
    long max = loop.settings().maxBody();
    if (max > 0 && bodyBytes > max) {
      refuse(Refusal.BODY_TOO_LARGE);
      return;
    }
    if (head.length() < 0 && !outgoing.isChunked()) {
      // HTTP/2 does not say in its head whether a body follows; its first frame does.
      outgoing.setChunked(true);
    }
    outgoing.write(chunk);
    if (outgoing.writeQueueFull()) {
      request.pause();
      outgoing.drainHandler(_ -> request.resume());
    }
  }

  private void endBody() {
    bodyDone = true;
    moved = loop.now();
    if (!done && sent != null) {
      sent.end();
    }
  }

  private void receive(HttpClientResponse incoming) {
    if (done) {
      return;
    }
    if (head.isWebSocket() && incoming.statusCode() == 101) {
      upgrade(incoming);
    } else if (incoming.statusCode() < 200) {
      fail(Refusal.UNREACHABLE);
    } else {
      answer(incoming);
    }
  }

  private void upgrade(HttpClientResponse incoming) {
    answered = true;
    moved = Long.MAX_VALUE / 2;
    new ResponseHead(incoming.headers(), response.headers());
    response.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    tunnel = Tunnel.join(request, incoming, this::abandon);
    loop.entered(tunnel, door);
  }

  private void answer(HttpClientResponse incoming) {
    answered = true;
    waitNoMore();
    moved = loop.now();
    response.setStatusCode(incoming.statusCode());
    var taken = new ResponseHead(incoming.headers(), response.headers());
    closesLink = taken.closes || head.isWebSocket() || incoming.version() == HttpVersion.HTTP_1_0;
    expected = isBodiless(incoming) ? 0 : taken.length;
    incoming.handler(chunk -> pass(incoming, chunk));
    incoming.endHandler(_ -> end(incoming));
    incoming.exceptionHandler(_ -> lost());
  }

  private boolean isBodiless(HttpClientResponse incoming) {
    return request.method() == HttpMethod.HEAD
        || incoming.statusCode() == 204
        || incoming.statusCode() == 304;
  }

  private void pass(HttpClientResponse incoming, Buffer chunk) {
    if (done) {
      return;
    }
    moved = loop.now();
    received += chunk.length();
    if (expected < 0) {
      hold(incoming, chunk);
    } else if (received == expected) {
      response.end(chunk);
    } else {
      write(incoming, chunk);
    }
  }

  /** A body of unknown length is often there at once; then one write does for all of it. */
  private void hold(HttpClientResponse incoming, Buffer chunk) {
    Buffer before = held;
    held = chunk;
    if (before != null) {
      write(incoming, before);
    } else {
      loop.context().runOnContext(_ -> letGo(incoming));
    }
  }

  private void letGo(HttpClientResponse incoming) {
    Buffer chunk = held;
    held = null;
    if (chunk != null && !done) {
      write(incoming, chunk);
    }
  }

  private void write(HttpClientResponse incoming, Buffer chunk) {
    if (expected < 0 && !response.headWritten()) {
      response.setChunked(true);
    }
    response.write(chunk);
    if (response.writeQueueFull()) {
      incoming.pause();
      response.drainHandler(_ -> incoming.resume());
    }
  }

  private void end(HttpClientResponse incoming) {
    if (done) {
      return;
    }
    if (!response.ended()) {
      if (!incoming.trailers().isEmpty()) {
        passTrailers(incoming);
      }
      Buffer last = held;
      held = null;
      if (last == null) {
        response.end();
      } else {
        response.end(last);
      }
    }
    boolean endless = expected < 0 && request.version() == HttpVersion.HTTP_1_0;
    if (link != null) {
      if (bodyDone && !closesLink) {
        link.release(loop.now());
      } else {
        link.close();
      }
      link = null;
    }
    finish();
    if (endless) {
      request.connection().close();
    } else if (!bodyDone) {
      Unread.discard(request, false);
    }
  }

  private void passTrailers(HttpClientResponse incoming) {
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    if (expected < 0) {
      incoming.trailers().forEach(response::putTrailer);
    }
  }

  /** The app went away in the middle of its response; the client must not take it for whole. */
  private void breakOff() {
    if (!done) {
      if (!response.ended()) {
        response.reset();
        if (request.version() != HttpVersion.HTTP_2) {
          Cut.now(request.connection());
        }
      }
      closeLink();
      finish();
    }
  }

  private void lost() {
    loop.counters().upstreamFailures.increment();
    breakOff();
  }

  private void failed(Throwable cause) {
    if (done || answered) {
      return;
    }
    if (ahead) {
      comeBack();
      return;
    }
    boolean stale = link != null && link.used;
    closeLink();
    if (stale && !bodyBegun && isRepeatable()) {
      // A kept connection that was closed while our request was on its way: nobody saw it.
      loop.counters().retries.increment();
      dials = Math.max(dials, 1);
      sent = null;
      enter();
    } else {
      fail(Refusal.UNREACHABLE);
    }
  }

  private boolean isRepeatable() {
    HttpMethod method = request.method();
    return method == HttpMethod.GET
        || method == HttpMethod.HEAD
        || method == HttpMethod.OPTIONS
        || method == HttpMethod.PUT
        || method == HttpMethod.DELETE;
  }

  /** Looks for what does not move any more; called about once a second. */
  void check(long now) {
    if (done || waiting != null) {
      return;
    }
    if (answered && !loop.doorkeeper().mayStay(door, guest, now)) {
      breakOff();
      return;
    }
    var settings = loop.settings();
    long still = now - moved;
    if (answered) {
      if (still > settings.streamTimeout().toMillis()) {
        breakOff();
      }
    } else if (!bodyDone && bodyBegun) {
      if (still > settings.stallTimeout().toMillis()) {
        fail(Refusal.TOO_SLOW);
      }
    } else if (still > settings.responseTimeout().toMillis()) {
      fail(Refusal.TIMED_OUT);
    }
  }

  private void fail(Refusal why) {
    loop.counters().upstreamFailures.increment();
    refuse(why);
  }

  private void refuse(Refusal why) {
    if (done) {
      return;
    }
    closeLink();
    finish();
    Pages.refuse(request, why);
    if (!bodyDone) {
      Unread.discard(request, head.expectsContinue && !bodyBegun);
    }
  }

  /** The client is gone: the app must not work for nobody. */
  private void abandon() {
    if (!done) {
      closeLink();
      finish();
    }
  }

  private void closeLink() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  private void finish() {
    if (done) {
      return;
    }
    done = true;
    waitNoMore();
    if (tunnel != null) {
      tunnel.close();
      loop.left(tunnel, door);
    }
    loop.left(this, visitor, door, head.neverWake);
  }

  private void waitNoMore() {
    if (waiting != null) {
      waiting.abandon();
      loop.counters().waiting.decrementAndGet();
      waiting = null;
    }
  }
}
