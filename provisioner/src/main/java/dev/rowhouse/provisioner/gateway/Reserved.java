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
 * and to us is one more house, whose door is open and which never sleeps.
 */
final class Reserved {
  private static final String PATH = "/.door/";

  final Door door;

  /**
   * @param portal {@code host:port}
   */
  Reserved(String portal) {
    int colon = portal.lastIndexOf(':');
    this.door =
        new Door(
            new Route(
                ContainerId.mint(),
                ProjectId.mint(),
                "",
                Observed.RUNNING,
                true,
                portal.substring(0, colon),
                Integer.parseInt(portal.substring(colon + 1)),
                Access.PUBLIC,
                0,
                "",
                Duration.ZERO,
                Instant.EPOCH));
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
