package dev.rowhouse.e2e.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's lists. */
final class Lists {
  private Lists() {}

  static ObjectNode empty(String url) {
    ObjectNode list = World.JSON.createObjectNode();
    list.put("object", "list").put("has_more", false).put("url", url).putArray("data");
    return list;
  }

  /** The page that the call asks for, out of all that match. */
  static ObjectNode page(Call call, List<ObjectNode> found) {
    ObjectNode list = empty(call.path());
    String after = call.text("starting_after");
    int from = 0;
    for (int i = 0; !after.isEmpty() && i < found.size(); i++) {
      if (found.get(i).path("id").asString("").equals(after)) {
        from = i + 1;
      }
    }
    int to = Math.min(found.size(), from + (int) call.number("limit", 10));
    found.subList(from, to).forEach(list.withArray("data")::add);
    return list.put("has_more", to < found.size());
  }
}
