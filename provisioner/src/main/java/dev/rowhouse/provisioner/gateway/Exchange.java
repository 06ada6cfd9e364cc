package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** One request on its way to a container and back. Lives on one event loop, and ends once. */
final class Exchange {
  /** Milliseconds that a door takes at most to learn that nobody listens. */
  private static final long DOOR_KNOCKS = 3_000;

  private final Loop loop;
  private final Visitor visitor;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Head head;
  private final Door door;
  private final BodyUp body;
  private final Vigil vigil;
  private final Stillness stillness;
  private final Redials redials = new Redials();

  private Upstream.@Nullable Link link;
  private @Nullable Tunnel tunnel;
  private long sentAt;
  private boolean answered;
  private boolean done;

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
    this.body = new BodyUp(this, request, head, loop.settings().maxBody());
    this.vigil = new Vigil(loop, this, request, door, head);
    this.stillness = new Stillness(loop, this, door, guest);
  }

  void begin() {
    body.hold();
    response.exceptionHandler(_ -> abandon());
    response.closeHandler(_ -> abandon());
    enter();
  }

  /** To the container as it is now; called again after each wait. */
  void enter() {
    Route route = door.route();
    if (route.observed() == Observed.DELETING) {
      refuse(Refusal.UNKNOWN);
    } else if (!route.wakeable()) {
      refuse(Refusal.CLOSED);
    } else if (route.observed() == Observed.RUNNING) {
      goOn(route);
    } else {
      vigil.begin(route);
    }
  }

  private void goOn(Route route) {
    if (WaitingPage.asks(request)) {
      WaitingPage.tell(request);
      finish();
      return;
    }
    moved();
    linkTo(loop.upstream(route)).onComplete(this::send, _ -> redial());
  }

  /** To a container that is not awake yet, while the vigil goes on. */
  void goAhead(Route route) {
    linkTo(loop.upstream(route)).onComplete(this::send, _ -> vigil.comeBack());
  }

  /** Nothing came of what was tried before; no kept connection will do now. */
  void enterAgain() {
    redials.notFirst();
    enter();
  }

  private Future<Upstream.Link> linkTo(Upstream upstream) {
    if (head.isWebSocket()) {
      return upstream.connectUncounted();
    }
    boolean repeatable = body.isDone() && Redials.isRepeatable(request.method());
    return redials.isFirst() ? upstream.take(repeatable, loop.now()) : upstream.connect();
  }

  /** Then nobody answers at the machine, whatever its apps do. */
  private boolean isBehindDoor() {
    return door.route().door() != null;
  }

  /** Nothing was sent yet: whoever starts again or was just stopped gets another chance. */
  private void redial() {
    redialOr(isBehindDoor() ? Refusal.OUT_OF_REACH : Refusal.UNREACHABLE);
  }

  private void redialOr(Refusal why) {
    if (done) {
      return;
    }
    if (redials.areOver()) {
      fail(why);
      return;
    }
    loop.vertx()
        .setTimer(
            redials.next(),
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
    sentAt = loop.now();
    var options = new RequestOptions().setMethod(request.method()).setURI(request.uri());
    taken.connection.request(options).onComplete(this::sendHead, this::failed);
  }

  private void sendHead(HttpClientRequest outgoing) {
    outgoing.headers().setAll(loop.forwarded(head, visitor));
    outgoing.response().onComplete(this::receive, this::failed);
    outgoing.exceptionHandler(_ -> {});
    if (head.isWebSocket()) {
      outgoing.headers().set("Connection", "Upgrade").set("Upgrade", "websocket");
      outgoing.connect();
    } else if (head.length() != 0) {
      body.send(outgoing);
    } else {
      outgoing.end();
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
      answered = true;
      vigil.abandon();
      moved();
      new BodyDown(this, request, incoming);
    }
  }

  private void upgrade(HttpClientResponse incoming) {
    answered = true;
    stillness.endsWithTheTunnel();
    new ResponseHead(incoming.headers(), response.headers());
    response.putHeader("Connection", "Upgrade").putHeader("Upgrade", "websocket");
    tunnel = Tunnel.join(request, incoming, this::abandon);
    loop.entered(tunnel, door);
  }

  /** The whole response is with the client. */
  void delivered(BodyDown down) {
    if (link != null) {
      if (body.isDone() && down.keepsLink() && !head.isWebSocket()) {
        link.release(loop.now());
      } else {
        link.close();
      }
      link = null;
    }
    finish();
    if (down.isEndless()) {
      request.connection().close();
    } else if (!body.isDone()) {
      Unread.discard(request, false);
    }
  }

  /** The app went away in the middle of its response. */
  void lost() {
    loop.counters().upstreamFailures.increment();
    breakOff();
  }

  /** The client must not take what it has for the whole response. */
  void breakOff() {
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

  private void failed(Throwable cause) {
    if (done || answered) {
      return;
    }
    if (vigil.isAhead()) {
      vigil.comeBack();
      return;
    }
    boolean stale = link != null && link.used;
    closeLink();
    if (body.isBegun() || !Redials.isRepeatable(request.method())) {
      fail(Refusal.UNREACHABLE);
    } else if (stale) {
      // A kept connection that was closed while our request was on its way: nobody saw it.
      loop.counters().retries.increment();
      enterAgain();
    } else if (mayBeUnheard()) {
      redialOr(Refusal.UNREACHABLE);
    } else {
      fail(Refusal.UNREACHABLE);
    }
  }

  /** A door lets us in before it knocks at the app, and closes when nobody listens there. */
  private boolean mayBeUnheard() {
    return isBehindDoor() && loop.now() - sentAt < DOOR_KNOCKS;
  }

  void fail(Refusal why) {
    loop.counters().upstreamFailures.increment();
    refuse(why);
  }

  void refuse(Refusal why) {
    if (done) {
      return;
    }
    closeLink();
    finish();
    Pages.refuse(request, why);
    body.discard();
  }

  /** The client is gone: the app must not work for nobody. */
  void abandon() {
    if (!done) {
      closeLink();
      finish();
    }
  }

  /** Looks for what does not move any more; called about once a second. */
  void check(long now) {
    if (!done && !vigil.lasts()) {
      stillness.check(now, answered, body);
    }
  }

  void moved() {
    stillness.moved(loop.now());
  }

  boolean isOver() {
    return done;
  }

  /** After what the event loop has at hand now. */
  void soon(Runnable action) {
    loop.context().runOnContext(_ -> action.run());
  }

  void closeLink() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  void finish() {
    if (done) {
      return;
    }
    done = true;
    vigil.abandon();
    if (tunnel != null) {
      tunnel.close();
      loop.left(tunnel, door);
    }
    loop.left(this, visitor, door, head.neverWake);
  }
}
