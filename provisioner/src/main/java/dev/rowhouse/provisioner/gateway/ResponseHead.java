package dev.rowhouse.provisioner.gateway;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies the head of an app's response; what spoke of the app's connection stays behind. */
final class ResponseHead {
  /** Bytes of the body as announced, or -1. */
  final long length;

  /** The app means to close its connection. */
  final boolean closes;

  ResponseHead(MultiMap from, MultiMap to) {
    String connection = null;
    long announced = -1;
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey();
      if (isHopByHop(name)) {
        connection = is(name, "connection") ? header.getValue() : connection;
        continue;
      }
      if (is(name, "content-length")) {
        announced = Long.parseLong(header.getValue());
      }
      to.add(name, header.getValue());
    }
    this.length = announced;
    this.closes = connection != null && AsciiString.containsIgnoreCase(connection, "close");
    if (connection != null) {
      dropListed(connection, to);
    }
  }

  private static boolean isHopByHop(String name) {
    return switch (name.charAt(0) | 0x20) {
      case 'c' -> is(name, "connection");
      case 'k' -> is(name, "keep-alive");
      case 't' -> is(name, "transfer-encoding") || is(name, "te");
      case 'u' -> is(name, "upgrade");
      case 'p' -> is(name, "proxy-connection") || is(name, "proxy-authenticate");
      default -> false;
    };
  }

  private static void dropListed(@Nullable String connection, MultiMap to) {
    if (connection == null || is(connection, "keep-alive") || is(connection, "close")) {
      return;
    }
    for (String name : connection.split(",")) {
      String field = name.strip();
      if (!field.isEmpty() && !is(field, "content-length")) {
        to.remove(field);
      }
    }
  }

  private static boolean is(String name, String expected) {
    return name.equalsIgnoreCase(expected);
  }
}
