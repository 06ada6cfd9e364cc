package dev.rowhouse.portal.scim;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names of attributes: capitals do not count, and a schema may stand before them. */
final class Attributes {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

  private Attributes() {}

  /** Without the schema that the rest belongs to anyway. */
  static String plain(String name) {
    for (String schema : new String[] {USER, GROUP}) {
      if (name.toLowerCase(Locale.ROOT).startsWith(schema.toLowerCase(Locale.ROOT) + ":")) {
        return name.substring(schema.length() + 1);
      }
    }
    return name;
  }

  /** The name as the object has it. */
  static Optional<String> in(ObjectNode object, String name) {
    return object.propertyNames().stream().filter(it -> it.equalsIgnoreCase(name)).findFirst();
  }

  /** Null when there is none, or it is null. */
  static @Nullable JsonNode get(JsonNode object, String name) {
    if (!(object instanceof ObjectNode fields)) {
      return null;
    }
    JsonNode found = in(fields, name).map(fields::get).orElse(null);
    return found == null || found.isNull() ? null : found;
  }

  /**
   * @throws ScimFault when it is no text
   */
  static String text(JsonNode object, String name) {
    JsonNode found = get(object, name);
    if (found == null) {
      return "";
    }
    if (!found.isString() && !found.isNumber()) {
      throw ScimFault.value(name + " must be a text");
    }
    return found.asString().strip();
  }

  /** Entra writes truth as a text, too. */
  static boolean truth(JsonNode object, String name, boolean otherwise) {
    JsonNode found = get(object, name);
    if (found == null) {
      return otherwise;
    }
    String word = found.isBoolean() || found.isString() ? found.asString() : "";
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ScimFault.value(name + " must be true or false");
    };
  }
}
