package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Portal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fleet as the API tells it. */
final class Street {
  private static final int PRICE = 4_900;

  private final Portal portal;

  Street(Portal portal) {
    this.portal = portal;
  }

  JsonNode now() {
    return portal.get("fleet");
  }

  /** Each node that has none gets one, so that there is a bill to share. */
  void price() {
    for (JsonNode node : now().path("nodes")) {
      if (node.path("price").isNull()) {
        portal.put(
            "nodes/" + node.path("id").asString() + "/price",
            Map.of("minor", PRICE, "currency", "USD"));
      }
    }
  }
}
