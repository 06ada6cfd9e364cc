package dev.rowhouse.e2e.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Form-encoded parameters with brackets: {@code items[0][price]=price_1} and the like. */
final class Form {
  private static final Pattern INDEX = Pattern.compile("[0-9]+");

  private Form() {}

  static ObjectNode decode(String encoded) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        put(root, plain(name), equals < 0 ? "" : plain(pair.substring(equals + 1)));
      }
    }
    return (ObjectNode) withArrays(root);
  }

  private static String plain(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode root, String name, String value) {
    String[] path = name.replace("]", "").split("\\[", -1);
    ObjectNode at = root;
    for (int i = 0; i < path.length - 1; i++) {
      String step = step(at, path[i]);
      at = at.get(step) instanceof ObjectNode deeper ? deeper : at.putObject(step);
    }
    at.put(step(at, path[path.length - 1]), value);
  }

  /** Empty brackets append. */
  private static String step(ObjectNode at, String name) {
    return name.isEmpty() ? Integer.toString(at.size()) : name;
  }

  /** Objects whose keys are all numbers become arrays in the order of the numbers. */
  private static JsonNode withArrays(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    object.propertyNames().forEach(name -> object.set(name, withArrays(object.get(name))));
    if (object.isEmpty() || !object.propertyNames().stream().allMatch(INDEX.asMatchPredicate())) {
      return object;
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    object.propertyNames().stream()
        .sorted(Comparator.comparing(Integer::valueOf))
        .forEach(name -> array.add(object.get(name)));
    return array;
  }
}
