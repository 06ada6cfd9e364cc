package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientAgent;
import java.util.HashMap;
import java.util.Map;

/** One event loop's ways to the containers. */
final class Upstreams {
  private final HttpClientAgent client;
  private final Context context;
  private final int connectionsPerHost;
  private final Pass pass;
  private final Map<Way, Upstream> known = new HashMap<>();

  Upstreams(HttpClientAgent client, Context context, int connectionsPerHost, Pass pass) {
    this.client = client;
    this.context = context;
    this.connectionsPerHost = connectionsPerHost;
    this.pass = pass;
  }

  Upstream to(Route route) {
    return known.computeIfAbsent(
        new Way(route.container(), route.ipv4(), route.port(), route.door()),
        way -> new Upstream(client, context, () -> way.options(pass), connectionsPerHost));
  }

  void tidy(long now) {
    known.values().removeIf(upstream -> upstream.tidy(now));
  }
}
