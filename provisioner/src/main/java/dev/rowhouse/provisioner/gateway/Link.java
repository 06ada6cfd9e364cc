package dev.rowhouse.provisioner.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that carries a claim: {@code ?door_claim=…} anywhere in the query.
 *
 * @param token the claim
 * @param rest the same address without it, all else byte for byte
 */
record Link(String token, String rest) {
  private static final String NAME = "door_claim=";

  static @Nullable Link of(String uri) {
    int query = uri.indexOf('?');
    if (query < 0 || uri.indexOf(NAME, query) < 0) {
      return null;
    }
    String token = null;
    List<String> kept = new ArrayList<>();
    for (String pair : uri.substring(query + 1).split("&", -1)) {
      if (pair.startsWith(NAME)) {
        token = pair.substring(NAME.length());
      } else {
        kept.add(pair);
      }
    }
    if (token == null) {
      return null;
    }
    String path = uri.substring(0, query);
    return new Link(token, kept.isEmpty() ? path : path + "?" + String.join("&", kept));
  }
}
