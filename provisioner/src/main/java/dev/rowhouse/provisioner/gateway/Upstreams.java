package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** One event loop's ways to the containers. */
final class Upstreams {
  private final HttpClientAgent client;
  private final Context context;
  private final int connectionsPerHost;
  private final Map<SocketAddress, Upstream> known = new HashMap<>();

  Upstreams(HttpClientAgent client, Context context, int connectionsPerHost) {
    this.client = client;
    this.context = context;
    this.connectionsPerHost = connectionsPerHost;
  }

  Upstream to(Route route) {
    var address = SocketAddress.inetSocketAddress(route.port(), route.ipv4());
    return known.computeIfAbsent(
        address, it -> new Upstream(client, context, it, connectionsPerHost));
  }

  void tidy(long now) {
    known.values().removeIf(upstream -> upstream.tidy(now));
  }
}
