package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** The request's target: passed on byte for byte, and therefore refused when it cannot be. */
final class Target {
  private Target() {}

  /** An absolute path, or {@code *} with OPTIONS, in visible ASCII. */
  static boolean isValid(HttpServerRequest request) {
    String uri = request.uri();
    if (uri == null || uri.isEmpty()) {
      return false;
    }
    if (uri.charAt(0) != '/') {
      return request.method() == HttpMethod.CONNECT
          || (uri.equals("*") && request.method() == HttpMethod.OPTIONS);
    }
    for (int i = 1; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        return false;
      }
    }
    return true;
  }

  /** A name or address with perhaps a port; whatever else an app might make of it is refused. */
  static boolean isHost(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '-' && c <= ':' && c != '/');
      if (!plain && !(c >= 'A' && c <= '[') && c != ']' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
