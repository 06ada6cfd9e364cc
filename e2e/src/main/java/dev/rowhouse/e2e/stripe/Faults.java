package dev.rowhouse.e2e.stripe;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What shall go wrong next, so many times. For the API: {@code conflict} (409, nothing done),
 * {@code lost} (500 after the commit), {@code slow} (waits {@code ms} first). For deliveries:
 * {@code duplicate}, {@code reorder} (after the event that follows), {@code drop}, {@code delay}
 * (by {@code ms}), {@code stale} (signed {@code seconds} ago; negative: in the future).
 */
final class Faults {
  private final World world;

  Faults(World world) {
    this.world = world;
  }

  void add(Call call) {
    ObjectNode fault = World.JSON.createObjectNode().put("kind", call.required("kind"));
    fault.put("times", call.number("times", 1)).put("ms", call.number("ms", 0));
    fault.put("seconds", call.number("seconds", 0)).put("type", call.text("type"));
    list().add(fault);
  }

  void clear() {
    list().removeAll();
  }

  Optional<ObjectNode> take(String kind) {
    return take(kind, "");
  }

  /** Uses one of the times of the first fault of that kind that fits the event's type. */
  Optional<ObjectNode> take(String kind, String type) {
    ArrayNode all = list();
    for (int i = 0; i < all.size(); i++) {
      ObjectNode fault = (ObjectNode) all.get(i);
      if (fits(fault, kind, type)) {
        long left = fault.path("times").asLong() - 1;
        fault.put("times", left);
        if (left <= 0) {
          all.remove(i);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(JsonNode fault, String kind, String type) {
    String wanted = fault.path("type").asString("");
    return fault.path("kind").asString("").equals(kind)
        && (wanted.isEmpty() || wanted.equals(type));
  }

  private ArrayNode list() {
    return world.all("settings").withArray("faults");
  }
}
