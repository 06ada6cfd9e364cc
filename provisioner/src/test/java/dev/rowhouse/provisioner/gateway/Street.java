package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.claim.ClaimDesk;
import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.machine.TestDoor;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A gateway on a port of its own before apps in this JVM. */
final class Street implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final ClaimDesk desk = new ClaimDesk(Clock.systemUTC());
  final FakeEstate estate = new FakeEstate(desk.bell);
  final GatewayCounters readings = new GatewayCounters(desk.jdbc);
  final Gateway gateway;
  final Pass pass;
  private final List<HttpServer> apps = new ArrayList<>();

  /**
   * @param settings pairs of names and values below {@code rowhouse.gateway}
   */
  Street(String... settings) {
    this(null, settings);
  }

  /**
   * @param door through which alone apps are reached; null where they are beside the gateway
   */
  Street(@Nullable TestDoor door, String... settings) {
    estate.door = door == null ? null : door.door();
    var properties = new java.util.HashMap<String, Object>();
    // Vert.x takes a negative port for one random port that all instances share.
    properties.put("rowhouse.gateway.port", "-1");
    properties.put("rowhouse.gateway.loops", "2");
    properties.put("rowhouse.gateway.domain", "test.localhost");
    properties.put("rowhouse.gateway.drain", "200ms");
    for (int i = 0; i < settings.length; i += 2) {
      properties.put("rowhouse.gateway." + settings[i], settings[i + 1]);
    }
    GatewaySettings bound =
        new Binder(new MapConfigurationPropertySource(properties))
            .bindOrCreate("rowhouse.gateway", GatewaySettings.class);
    pass = new Pass(Optional.ofNullable(door));
    gateway =
        new Gateway(
            bound,
            estate,
            estate.domains,
            estate,
            desk.checks(),
            readings,
            pass,
            desk.bell,
            Clock.systemUTC());
    gateway.start();
  }

  int port() {
    return gateway.port();
  }

  /** An app that listens, without a route yet. */
  int app(Handler<HttpServerRequest> handler) {
    return app(new HttpServerOptions(), handler);
  }

  int app(HttpServerOptions options, Handler<HttpServerRequest> handler) {
    HttpServer server =
        vertx
            .createHttpServer(
                options.setHost("127.0.0.1").setPort(0).setHttp2ClearTextEnabled(false))
            .requestHandler(handler)
            .listen()
            .await();
    apps.add(server);
    return server.actualPort();
  }

  /** An app behind a route of this label; returns once the gateway knows it. */
  Route running(String label, Handler<HttpServerRequest> handler) {
    return known(estate.add(label, Observed.RUNNING, app(handler)));
  }

  Route known(Route route) {
    org.awaitility.Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          Door door = gateway.router().find(route.host() + ".test.localhost");
          return door != null && door.route().equals(route);
        });
    return route;
  }

  Raw raw() {
    return new Raw(port());
  }

  /** Sends a GET and reads the whole answer. */
  Raw.Answer get(String label, String path, String... headers) {
    return raw().get(label + ".test.localhost", path, headers);
  }

  @Override
  public void close() {
    gateway.stop();
    try {
      vertx.close().await();
    } catch (RejectedExecutionException e) {
      // What an ending connection had asked for came too late, and nobody wants it any more.
    }
    desk.close();
  }
}
