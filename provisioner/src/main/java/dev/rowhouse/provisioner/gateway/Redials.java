package dev.rowhouse.provisioner.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** How often, and after which pauses, one request looks for a connection to its container. */
final class Redials {
  private static final long[] PAUSES = {50, 150, 400, 1_000};
  private static final Set<HttpMethod> REPEATABLE =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

  private int made;

  /** Whether an app may see such a request twice, which does no harm by its definition. */
  static boolean isRepeatable(HttpMethod method) {
    return REPEATABLE.contains(method);
  }

  boolean isFirst() {
    return made == 0;
  }

  /** From now on no kept connection will do. */
  void notFirst() {
    made = Math.max(made, 1);
  }

  boolean areOver() {
    return made >= PAUSES.length;
  }

  /** Milliseconds to wait before the next. */
  long next() {
    return PAUSES[made++];
  }
}
