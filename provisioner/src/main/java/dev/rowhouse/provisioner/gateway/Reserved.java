package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What is reserved on every house: {@code /.door/…}, where people sign in. The portal serves it,
 * and to us is one more house, whose door is open and which never sleeps. Each house has a door of
 * its own to it, with connections and places of its own: a crowd before one waits for itself.
 */
final class Reserved {
  private static final String PATH = "/.door/";

  private final String ipv4;
  private final int port;

  /**
   * @param portal {@code host:port}
   */
  Reserved(String portal) {
    int colon = portal.lastIndexOf(':');
    this.ipv4 = portal.substring(0, colon);
    this.port = Integer.parseInt(portal.substring(colon + 1));
  }

  /** The same door each time. */
  Door of(Door house) {
    return house.reserved(() -> new Door(route(house.route().container())));
  }

  private Route route(ContainerId house) {
    return new Route(
        house,
        ProjectId.mint(),
        "",
        Observed.RUNNING,
        true,
        ipv4,
        port,
        Access.PUBLIC,
        0,
        "",
        Duration.ZERO,
        Instant.EPOCH);
  }

  boolean isAskedFor(HttpServerRequest request) {
    return request.uri().startsWith(PATH);
  }

  /** To the sign-in, and from there back to what was asked for. */
  static void lead(HttpServerRequest request, String scheme, String host) {
    String to = URLEncoder.encode(request.uri(), StandardCharsets.UTF_8);
    request
        .response()
        .setStatusCode(303)
        .putHeader("Location", scheme + "://" + host + PATH + "?to=" + to)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
