package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.JsonNode;

/** What the API answers. */
record Answer(int status, JsonNode body) {
  static Answer ok(JsonNode body) {
    return new Answer(200, body);
  }
}
