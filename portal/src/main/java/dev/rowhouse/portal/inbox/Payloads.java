package dev.rowhouse.portal.inbox;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as people read them. */
@Component
class Payloads {
  private final JsonMapper json;

  Payloads(JsonMapper json) {
    this.json = json;
  }

  /** Indented where it is JSON, as it came where it is not. */
  String pretty(String payload) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(payload));
    } catch (JacksonException e) {
      return payload;
    }
  }
}
