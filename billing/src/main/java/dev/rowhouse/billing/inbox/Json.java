package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.signature.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of events whose fields may be missing or of another kind. */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** The object at the top, or a refusal. */
  public static JsonNode object(byte[] body) throws Refused {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      // Not JSON: refused below.
    }
    throw Refused.bad("not a JSON object");
  }

  /** The object at the top of what was verified before. */
  public static JsonNode stored(byte[] body) {
    return MAPPER.readTree(body);
  }

  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /** The text of a field; null when it is missing, null, empty or no text. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }

  /** The same, but it must be there and no longer than the column. */
  public static String required(JsonNode node, String field, int longest) throws Refused {
    String value = text(node, field);
    if (value == null || value.length() > longest) {
      throw Refused.bad("malformed event");
    }
    return value;
  }

  /** The text of a field, or null; refuses what is longer than the column. */
  public static @Nullable String optional(JsonNode node, String field, int longest) throws Refused {
    return text(node, field) == null ? null : required(node, field, longest);
  }
}
