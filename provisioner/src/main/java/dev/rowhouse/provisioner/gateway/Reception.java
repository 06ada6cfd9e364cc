package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Access;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Receives each request and decides who goes on to a container: access first, then room. */
final class Reception {
  private final Loop loop;
  private final Shared shared;

  Reception(Loop loop, Shared shared) {
    this.loop = loop;
    this.shared = shared;
  }

  void receive(HttpServerRequest request) {
    shared.counters().requests.increment();
    var head = new Head(request, shared.settings().maxHeaders());
    Refusal refusal = head.refusal();
    if (refusal != null) {
      shared.counters().badRequests.increment();
      turnAway(request, head, refusal);
      return;
    }
    Door door = shared.router().find(head.host());
    if (door == null) {
      nobody(request, head);
    } else if (shared.reserved().isAskedFor(request)) {
      head.turnToTheDoor();
      enter(request, head, shared.reserved().of(door), null);
    } else {
      ask(request, head, door, true);
    }
  }

  void receiveInvalid(HttpServerRequest request) {
    shared.counters().badRequests.increment();
    Pages.refuse(request, Refusal.of(request.decoderResult().cause()));
    request.connection().close();
  }

  private void nobody(HttpServerRequest request, Head head) {
    boolean ours = isInternal(head.host());
    if (ours && "/healthz".equals(request.path())) {
      request.response().setStatusCode(shared.ready().getAsBoolean() ? 200 : 503).end();
      return;
    }
    if (ours && TlsAsks.PATH.equals(request.path())) {
      shared.tlsAsks().answer(request, head);
      return;
    }
    shared.counters().unknownHosts.increment();
    turnAway(request, head, Refusal.UNKNOWN);
  }

  private boolean isInternal(String host) {
    String internal = shared.settings().internalHost();
    return host.equals(internal) || host.startsWith(internal + ":");
  }

  /** Access comes first: a stranger wakes nobody. */
  private void ask(HttpServerRequest request, Head head, Door door, boolean first) {
    Link link = Link.of(request.uri());
    String token = link == null ? null : link.token();
    switch (shared.doorkeeper().decide(door, head, token, loop.now())) {
      case Verdict.Enter(var guest) -> enter(request, head, door, guest);
      case Verdict.Welcome(var guest, var _) -> welcome(request, head, guest, link);
      case Verdict.Refuse(var why) -> refuse(request, head, door, why, link);
      case Verdict.LookAgain() -> {
        if (first) {
          lookAgain(request, head, door);
        } else if (door.route().access() == Access.PUBLIC) {
          enter(request, head, door, null);
        } else {
          shared.counters().refusedClaims.increment();
          refuse(request, head, door, Refusal.BAD_CLAIM, link);
        }
      }
    }
  }

  /**
   * A stranger who opens a page is led to the sign-in, where there is one; a bad link is told so.
   */
  private void refuse(
      HttpServerRequest request, Head head, Door door, Refusal why, @Nullable Link link) {
    if (door.route().signIn() && link == null && WaitingPage.suits(request)) {
      Reserved.lead(request, loop.scheme(head, request), head.host());
      Unread.discard(request, head.expectsContinue);
    } else {
      turnAway(request, head, why);
    }
  }

  private void welcome(HttpServerRequest request, Head head, Guest guest, @Nullable Link link) {
    if (link != null) {
      long now = loop.now();
      Welcome.redirect(
          request, loop.scheme(head, request), head.host(), link, guest.claim.expiresAt(), now);
      Unread.discard(request, head.expectsContinue);
    }
  }

  /** The request's body waits in the client meanwhile. */
  private void lookAgain(HttpServerRequest request, Head head, Door door) {
    request.pause();
    shared
        .lookAtKeys()
        .execute(() ->
            loop.context()
                .runOnContext(_ -> {
                  ask(request, head, door, false);
                  if (head.length() == 0) {
                    request.resume();
                  }
                }));
  }

  private void enter(HttpServerRequest request, Head head, Door door, @Nullable Guest guest) {
    if (shared.settings().maxBody() > 0 && head.length() > shared.settings().maxBody()) {
      turnAway(request, head, Refusal.BODY_TOO_LARGE);
    } else if (hasRoom(head, door)) {
      admit(request, head, door, guest);
    } else {
      shared.counters().overloads.increment();
      turnAway(request, head, Refusal.OVERLOADED);
    }
  }

  /** Takes the place, too, so that two event loops never give the last one twice. */
  private boolean hasRoom(Head head, Door door) {
    int inside = door.inside.incrementAndGet();
    boolean crowded = inside > shared.settings().requestsPerHost() + door.tunnels.get();
    boolean tunnels =
        head.isWebSocket() && door.tunnels.get() >= shared.settings().tunnelsPerHost();
    if (crowded || tunnels) {
      door.inside.decrementAndGet();
      return false;
    }
    return true;
  }

  private void admit(HttpServerRequest request, Head head, Door door, @Nullable Guest guest) {
    if (guest != null) {
      guest.introduceTo(head.out);
    }
    if (head.neverWake) {
      door.monitors.incrementAndGet();
    } else {
      door.requests.increment();
      door.used(loop.now());
    }
    loop.begin(request, head, door, guest);
  }

  private static void turnAway(HttpServerRequest request, Head head, Refusal why) {
    Pages.refuse(request, why);
    Unread.discard(request, head.expectsContinue);
  }
}
