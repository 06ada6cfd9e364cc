package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.claim.ClaimCookie;
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
  /** What all cookies of ours begin with. */
  private static final String OURS = "door_";

  private static final String CLAIM = ClaimCookie.NAME + "=";

  final List<String> tokens;

  /** Our own, for the page at the door; empty when there are none. */
  final String ours;

  /** Null when the app gets none. */
  final @Nullable String rest;

  private Cookies(List<String> tokens, String ours, @Nullable String rest) {
    this.tokens = tokens;
    this.ours = ours;
    this.rest = rest;
  }

  static Cookies of(@Nullable String header) {
    if (header == null || !header.contains(OURS)) {
      return new Cookies(List.of(), "", header);
    }
    List<String> tokens = new ArrayList<>(1);
    var ours = new StringBuilder();
    StringBuilder rest = null;
    for (int from = 0; from < header.length(); ) {
      int semicolon = header.indexOf(';', from);
      int end = semicolon < 0 ? header.length() : semicolon;
      int start = from;
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      int name = header.startsWith("__Host-", start) ? start + 7 : start;
      if (name < end && header.startsWith(OURS, name)) {
        ours.append(ours.isEmpty() ? "" : "; ").append(header, start, end);
        if (header.startsWith(CLAIM, name) && name + CLAIM.length() <= end) {
          tokens.add(header.substring(name + CLAIM.length(), end).strip());
        }
      } else if (start < end) {
        rest = rest == null ? new StringBuilder() : rest.append("; ");
        rest.append(header, start, end);
      }
      from = end + 1;
    }
    return new Cookies(tokens, ours.toString(), rest == null ? null : rest.toString());
  }
}
