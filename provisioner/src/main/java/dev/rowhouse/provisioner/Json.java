package dev.rowhouse.provisioner;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Records in columns: the one shape in which JSON stands in our tables. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static <T> List<T> list(String json, Class<T> element) {
    return MAPPER.readValue(
        json, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
  }
}
