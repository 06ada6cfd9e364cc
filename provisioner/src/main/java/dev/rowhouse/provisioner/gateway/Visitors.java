package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;
import java.util.Map;

/** The clients' connections of one event loop. */
final class Visitors {
  private final TrustedProxies proxies;
  private final Map<HttpConnection, Visitor> present = new IdentityHashMap<>();

  Visitors(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  void arrived(HttpConnection connection, long now) {
    present.put(connection, new Visitor(connection, proxies, now));
    connection.closeHandler(_ -> present.remove(connection));
  }

  Visitor of(HttpServerRequest request, long now) {
    return present.computeIfAbsent(request.connection(), it -> new Visitor(it, proxies, now));
  }

  void sendAwayIdleSince(long before) {
    present.values().stream()
        .filter(visitor -> visitor.isIdleSince(before))
        .toList()
        .forEach(visitor -> visitor.connection.close());
  }
}
