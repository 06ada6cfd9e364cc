package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Portal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How many tenants each street is to have: three have them in the proportion 287 : 304 : 221 (eu,
 * us, ap), others as equally as may be. The nodes' own capacity holds them to it.
 */
final class Lots {
  private static final List<Integer> THREE = List.of(287, 304, 221);
  private static final List<String> ORDER = List.of("eu-1", "us-1", "ap-1");

  private final Portal portal;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, Integer> shares = new LinkedHashMap<>();

  private Lots(Portal portal) {
    this.portal = portal;
  }

  static Lots of(Portal portal, List<JsonNode> nodes, int tenants) {
    var lots = new Lots(portal);
    List<JsonNode> streets =
        nodes.stream()
            .sorted(Comparator.comparingInt(Lots::place).thenComparing(Lots::name))
            .toList();
    List<Integer> parts =
        split(tenants, streets.size() == 3 ? THREE : streets.stream().map(_ -> 1).toList());
    for (int each = 0; each < streets.size(); each++) {
      lots.ids.put(name(streets.get(each)), streets.get(each).path("id").asString());
      lots.shares.put(name(streets.get(each)), parts.get(each));
    }
    return lots;
  }

  private static String name(JsonNode node) {
    return node.path("name").asString();
  }

  private static int place(JsonNode node) {
    int known = ORDER.indexOf(name(node));
    return known < 0 ? ORDER.size() : known;
  }

  /** By largest remainder: they sum to the whole. */
  static List<Integer> split(int whole, List<Integer> weights) {
    int sum = weights.stream().mapToInt(Integer::intValue).sum();
    List<Integer> parts = new ArrayList<>();
    Map<Integer, Integer> rest = new HashMap<>();
    for (int each = 0; each < weights.size(); each++) {
      parts.add(whole * weights.get(each) / sum);
      rest.put(each, whole * weights.get(each) % sum);
    }
    int left = whole - parts.stream().mapToInt(Integer::intValue).sum();
    rest.keySet().stream()
        .sorted(Comparator.comparing(rest::get).reversed().thenComparing(each -> (Integer) each))
        .limit(left)
        .forEach(each -> parts.set(each, parts.get(each) + 1));
    return parts;
  }

  /** What stands on a street already has its lot beside. */
  void enclose() {
    shares.forEach(
        (name, share) -> say(name, Map.of("most", find(name).path("houses").asInt() + share)));
  }

  /** As many as fit again. */
  void open() {
    var anything = new HashMap<String, Integer>();
    anything.put("most", null);
    shares.keySet().forEach(name -> say(name, anything));
  }

  private JsonNode find(String name) {
    return portal.get("nodes/" + ids.get(name) + "/capacity");
  }

  private void say(String name, Map<String, Integer> capacity) {
    portal.put("nodes/" + ids.get(name) + "/capacity", capacity);
  }

  Map<String, Integer> shares() {
    return shares;
  }
}
