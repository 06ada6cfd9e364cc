package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.container.Route;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its share of the clients' connections, and connections of its own to the
 * containers, so that a request stays on one thread from end to end.
 */
final class Loop extends VerticleBase {
  private static final long BEAT = 1_000;

  private final House house;
  private final Map<SocketAddress, Upstream> upstreams = new HashMap<>();
  private final Map<HttpConnection, Visitor> visitors = new IdentityHashMap<>();
  private final Set<Exchange> live = new HashSet<>();
  private final Set<Tunnel> tunnels = new HashSet<>();
  private final Forwarding forwarding;
  private HttpServer server;
  private HttpClientAgent client;

  /**
   * What all loops share.
   *
   * @param lookAtKeys runs what it is given after the claims' keys were read again
   * @param ready whether the routes are known and nothing is being shut down
   */
  record House(
      GatewaySettings settings,
      Router router,
      Waker waker,
      Doorkeeper doorkeeper,
      Executor lookAtKeys,
      Counters counters,
      TrustedProxies proxies,
      Clock clock,
      java.util.function.BooleanSupplier ready) {}

  @SuppressWarnings("NullAway") // Server and client are made in start().
  Loop(House house) {
    this.house = house;
    this.forwarding = new Forwarding(house.settings().publicScheme());
  }

  @Override
  public Future<?> start() {
    client = vertx.createHttpClient(Options.client(house.settings()));
    server = vertx.createHttpServer(Options.server(house.settings()));
    server.connectionHandler(this::visited);
    server.requestHandler(this::handle);
    server.invalidRequestHandler(this::handleInvalid);
    vertx.setPeriodic(BEAT, _ -> beat());
    return server.listen();
  }

  /** Lets what runs finish for a while, then cuts it; open WebSockets would never finish. */
  @Override
  public Future<?> stop() {
    Promise<Void> drained = Promise.promise();
    drain(now() + house.settings().drain().toMillis(), drained);
    return drained.future().compose(_ -> server.close()).eventually(client::close);
  }

  private void drain(long deadline, Promise<Void> drained) {
    if (live.size() <= tunnels.size() || now() >= deadline) {
      drained.complete();
    } else {
      vertx.setTimer(20, _ -> drain(deadline, drained));
    }
  }

  int port() {
    return server.actualPort();
  }

  /** From its first request on we watch a connection ourselves: it may be silent while we work. */
  private void visited(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
      if (pipeline.get("idle") != null) {
        pipeline.remove("idle");
      }
    }
    visitors.put(connection, new Visitor(connection, house.proxies(), now()));
    connection.closeHandler(_ -> visitors.remove(connection));
  }

  private void handle(HttpServerRequest request) {
    house.counters().requests.increment();
    var head = new Head(request, house.settings().maxHeaders());
    Refusal refusal = head.refusal();
    if (refusal != null) {
      house.counters().badRequests.increment();
      Pages.refuse(request, refusal);
      Unread.discard(request, head.expectsContinue);
      return;
    }
    Door door = house.router().find(head.host());
    if (door == null) {
      nobody(request, head);
    } else {
      ask(request, head, door, true);
    }
  }

  /** Access comes first: a stranger wakes nobody. */
  private void ask(HttpServerRequest request, Head head, Door door, boolean first) {
    Link link = Link.of(request.uri());
    String token = link == null ? null : link.token();
    switch (house.doorkeeper().decide(door, head, token, now())) {
      case Verdict.Enter(var guest) -> enter(request, head, door, guest);
      case Verdict.Welcome(var guest, var _) -> welcome(request, head, guest, link);
      case Verdict.Refuse(var why) -> turnAway(request, head, why);
      case Verdict.LookAgain() -> {
        if (first) {
          lookAgain(request, head, door);
        } else if (door.route().access() == Access.PUBLIC) {
          enter(request, head, door, null);
        } else {
          house.counters().refusedClaims.increment();
          turnAway(request, head, Refusal.BAD_CLAIM);
        }
      }
    }
  }

  private void welcome(HttpServerRequest request, Head head, Guest guest, @Nullable Link link) {
    if (link != null) {
      String scheme = forwarding.scheme(head, visitor(request));
      Welcome.redirect(request, scheme, head.host(), link, guest.claim.expiresAt(), now());
      Unread.discard(request, head.expectsContinue);
    }
  }

  private void turnAway(HttpServerRequest request, Head head, Refusal why) {
    Pages.refuse(request, why);
    Unread.discard(request, head.expectsContinue);
  }

  /** The request's body waits in the client meanwhile. */
  private void lookAgain(HttpServerRequest request, Head head, Door door) {
    request.pause();
    house
        .lookAtKeys()
        .execute(() ->
            context.runOnContext(_ -> {
              ask(request, head, door, false);
              if (head.length() == 0) {
                request.resume();
              }
            }));
  }

  private void enter(HttpServerRequest request, Head head, Door door, @Nullable Guest guest) {
    if (house.settings().maxBody() > 0 && head.length() > house.settings().maxBody()) {
      Pages.refuse(request, Refusal.BODY_TOO_LARGE);
      Unread.discard(request, head.expectsContinue);
      return;
    }
    int inside = door.inside.incrementAndGet();
    int limit = house.settings().requestsPerHost() + door.tunnels.get();
    if (inside > limit || tooManyTunnels(head, door)) {
      door.inside.decrementAndGet();
      house.counters().overloads.increment();
      Pages.refuse(request, Refusal.OVERLOADED);
      Unread.discard(request, head.expectsContinue);
      return;
    }
    Visitor visitor = visitor(request);
    visitor.open++;
    if (guest != null) {
      guest.introduceTo(head.out);
    }
    if (head.neverWake) {
      door.monitors.incrementAndGet();
    } else {
      door.used(now());
    }
    var exchange = new Exchange(this, visitor, request, head, door, guest);
    live.add(exchange);
    exchange.begin();
  }

  private boolean tooManyTunnels(Head head, Door door) {
    return head.isWebSocket() && door.tunnels.get() >= house.settings().tunnelsPerHost();
  }

  private Visitor visitor(HttpServerRequest request) {
    return visitors.computeIfAbsent(request.connection(), this::unseen);
  }

  private Visitor unseen(HttpConnection connection) {
    return new Visitor(connection, house.proxies(), now());
  }

  private void nobody(HttpServerRequest request, Head head) {
    if (head.host().equals(house.settings().internalHost()) && "/healthz".equals(request.path())) {
      request.response().setStatusCode(house.ready().getAsBoolean() ? 200 : 503).end();
      return;
    }
    house.counters().unknownHosts.increment();
    Pages.refuse(request, Refusal.UNKNOWN);
    Unread.discard(request, head.expectsContinue);
  }

  private void handleInvalid(HttpServerRequest request) {
    house.counters().badRequests.increment();
    Pages.refuse(request, Refusal.of(request.decoderResult().cause()));
    request.connection().close();
  }

  /** Closes idle clients, asks each exchange whether it still moves, lets go of old connections. */
  private void beat() {
    long now = now();
    new ArrayList<>(live).forEach(exchange -> exchange.check(now));
    upstreams.values().removeIf(upstream -> upstream.tidy(now));
    long before = now - house.settings().keepAlive().toMillis();
    visitors.values().stream()
        .filter(visitor -> visitor.isIdleSince(before))
        .toList()
        .forEach(visitor -> visitor.connection.close());
  }

  Upstream upstream(Route route) {
    var address = SocketAddress.inetSocketAddress(route.port(), route.ipv4());
    return upstreams.computeIfAbsent(
        address, it -> new Upstream(client, context, it, house.settings().connectionsPerHost()));
  }

  MultiMap forwarded(Head head, Visitor visitor) {
    return forwarding.headers(head, visitor);
  }

  void left(Exchange exchange, Visitor visitor, Door door, boolean monitor) {
    live.remove(exchange);
    visitor.open--;
    visitor.idleSince = now();
    door.inside.decrementAndGet();
    if (monitor) {
      door.monitors.decrementAndGet();
    } else {
      door.used(visitor.idleSince);
    }
  }

  void entered(Tunnel tunnel, Door door) {
    tunnels.add(tunnel);
    door.tunnels.incrementAndGet();
    counters().tunnels.incrementAndGet();
  }

  void left(Tunnel tunnel, Door door) {
    tunnels.remove(tunnel);
    door.tunnels.decrementAndGet();
    counters().tunnels.decrementAndGet();
  }

  long now() {
    return house.clock().millis();
  }

  GatewaySettings settings() {
    return house.settings();
  }

  Counters counters() {
    return house.counters();
  }

  Doorkeeper doorkeeper() {
    return house.doorkeeper();
  }

  Waker waker() {
    return house.waker();
  }

  Context context() {
    return context;
  }

  Vertx vertx() {
    return vertx;
  }
}
