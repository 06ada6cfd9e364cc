package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its share of the clients' connections, and connections of its own to the
 * containers, so that a request stays on one thread from end to end.
 */
final class Loop extends VerticleBase {
  private static final long BEAT = 1_000;

  private final Shared shared;
  private final Visitors visitors;
  private final Forwarding forwarding;
  private final Reception reception;
  private final Set<Exchange> live = new HashSet<>();
  private final Set<Tunnel> tunnels = new HashSet<>();
  private HttpServer server;
  private HttpClientAgent client;
  private Upstreams upstreams;

  @SuppressWarnings("NullAway") // Server, client and ways to containers are made in start().
  Loop(Shared shared) {
    this.shared = shared;
    this.visitors = new Visitors(shared.proxies());
    this.forwarding = new Forwarding(shared.settings().publicScheme());
    this.reception = new Reception(this, shared);
  }

  @Override
  public Future<?> start() {
    client = vertx.createHttpClient(Options.client(shared.settings()));
    upstreams =
        new Upstreams(client, context, shared.settings().connectionsPerHost(), shared.pass());
    server = vertx.createHttpServer(Options.server(shared.settings()));
    server.connectionHandler(this::visited);
    server.requestHandler(reception::receive);
    server.invalidRequestHandler(reception::receiveInvalid);
    vertx.setPeriodic(BEAT, _ -> beat());
    return server.listen();
  }

  /** Lets what runs finish for a while, then cuts it; open WebSockets would never finish. */
  @Override
  public Future<?> stop() {
    Promise<Void> drained = Promise.promise();
    drain(now() + shared.settings().drain().toMillis(), drained);
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

  private void visited(HttpConnection connection) {
    FirstHead.came(connection);
    visitors.arrived(connection, now());
  }

  /** Closes idle clients, asks each exchange whether it still moves, lets go of old connections. */
  private void beat() {
    long now = now();
    new ArrayList<>(live).forEach(exchange -> exchange.check(now));
    upstreams.tidy(now);
    visitors.sendAwayIdleSince(now - shared.settings().keepAlive().toMillis());
  }

  /** Who is let in holds a place at the door until {@link #left}. */
  void begin(HttpServerRequest request, Head head, Door door, @Nullable Guest guest) {
    Visitor visitor = visitors.of(request, now());
    visitor.open++;
    var exchange = new Exchange(this, visitor, request, head, door, guest);
    live.add(exchange);
    exchange.begin();
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

  Upstream upstream(Route route) {
    return upstreams.to(route);
  }

  MultiMap forwarded(Head head, Visitor visitor) {
    return forwarding.headers(head, visitor);
  }

  String scheme(Head head, HttpServerRequest request) {
    return forwarding.scheme(head, visitors.of(request, now()));
  }

  long now() {
    return shared.clock().millis();
  }

  GatewaySettings settings() {
    return shared.settings();
  }

  Counters counters() {
    return shared.counters();
  }

  Doorkeeper doorkeeper() {
    return shared.doorkeeper();
  }

  Waker waker() {
    return shared.waker();
  }

  Context context() {
    return context;
  }

  Vertx vertx() {
    return vertx;
  }
}
