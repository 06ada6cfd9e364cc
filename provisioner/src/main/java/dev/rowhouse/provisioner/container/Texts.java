package dev.rowhouse.provisioner.container;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists of words in a column. */
final class Texts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

  private Texts() {}

  static String json(List<String> words) {
    return JSON.writeValueAsString(words);
  }

  static List<String> list(String json) {
    return JSON.readValue(json, WORDS);
  }
}
