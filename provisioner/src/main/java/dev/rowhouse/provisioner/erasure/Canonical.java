package dev.rowhouse.provisioner.erasure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to write a receipt, so that a signature over it can be checked anywhere: UTF-8, names
 * sorted, no space, strings and whole numbers only (what RFC 8785 makes of such a document).
 */
final class Canonical {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Canonical() {}

  static byte[] bytes(Map<String, ?> document) {
    return MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Map<String, ?> document) {
    return MAPPER.writeValueAsString(document);
  }

  /**
   * @throws tools.jackson.core.JacksonException when it is no JSON object
   */
  @SuppressWarnings("unchecked")
  static Map<String, Object> read(String json) {
    return MAPPER.readValue(json, LinkedHashMap.class);
  }
}
