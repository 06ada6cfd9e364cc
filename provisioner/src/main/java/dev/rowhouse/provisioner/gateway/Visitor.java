package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpConnection;

/** A client's connection. */
final class Visitor {
  final HttpConnection connection;
  final String address;

  /** It is a TLS edge of ours, whose word on the client behind it counts. */
  final boolean trusted;

  int open;
  long idleSince;

  Visitor(HttpConnection connection, TrustedProxies proxies, long now) {
    this.connection = connection;
    String host = connection.remoteAddress().hostAddress();
    this.address = host == null ? "unknown" : host;
    this.trusted = proxies.contains(address);
    this.idleSince = now;
  }

  boolean isIdleSince(long before) {
    return open == 0 && idleSince < before;
  }
}
