package dev.rowhouse.provisioner.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request: our own are taken out, the app's go on as they came.
 *
 * <p>Over HTTPS our cookie has the prefix {@code __Host-}, which no neighbour under the same domain
 * can set; over plain HTTP, in development, browsers do not accept that.
 */
final class Cookies {
  static final String NAME = "rowhouse_claim";
  static final String SECURE_NAME = "__Host-rowhouse_claim";

  final List<String> tokens;

  /** Null when the app gets none. */
  final @Nullable String rest;

  private Cookies(List<String> tokens, @Nullable String rest) {
    this.tokens = tokens;
    this.rest = rest;
  }

  static Cookies of(@Nullable String header) {
    if (header == null || !header.contains(NAME)) {
      return new Cookies(List.of(), header);
    }
    List<String> tokens = new ArrayList<>(1);
    StringBuilder rest = null;
    for (int from = 0; from < header.length(); ) {
      int semicolon = header.indexOf(';', from);
      int end = semicolon < 0 ? header.length() : semicolon;
      int start = from;
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      String token = token(header, start, end);
      if (token != null) {
        tokens.add(token);
      } else if (start < end) {
        rest = rest == null ? new StringBuilder() : rest.append("; ");
        rest.append(header, start, end);
      }
      from = end + 1;
    }
    return new Cookies(tokens, rest == null ? null : rest.toString());
  }

  private static @Nullable String token(String header, int start, int end) {
    int name = header.startsWith("__Host-", start) ? start + 7 : start;
    int value = name + NAME.length() + 1;
    boolean ours = value <= end && header.startsWith(NAME, name) && header.charAt(value - 1) == '=';
    return ours ? header.substring(value, end).strip() : null;
  }
}
