package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

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
   * @param ready whether the routes are known and nothing is being shut down
   */
  record House(
      GatewaySettings settings,
      Router router,
      Waker waker,
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

  /** Lets what runs finish for a while, then cuts it. */
  @Override
  public Future<?> stop() {
    return server
        .shutdown(house.settings().drain().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .eventually(client::close);
  }

  int port() {
    return server.actualPort();
  }

  private void visited(HttpConnection connection) {
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
      enter(request, head, door);
    }
  }

  private void enter(HttpServerRequest request, Head head, Door door) {
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
    Visitor visitor = visitors.computeIfAbsent(request.connection(), this::unseen);
    visitor.open++;
    if (head.neverWake) {
      door.monitors.incrementAndGet();
    } else {
      door.used(now());
    }
    var exchange = new Exchange(this, visitor, request, head, door);
    live.add(exchange);
    exchange.begin();
  }

  private boolean tooManyTunnels(Head head, Door door) {
    return head.isWebSocket() && door.tunnels.get() >= house.settings().tunnelsPerHost();
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
