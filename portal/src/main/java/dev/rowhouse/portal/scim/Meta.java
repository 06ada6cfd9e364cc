package dev.rowhouse.portal.scim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every resource says of itself. */
final class Meta {
  private static final JsonMapper JSON = new JsonMapper();

  private Meta() {}

  static ObjectNode of(String type, Instant created, Instant changed, String location) {
    return JSON.createObjectNode()
        .put("resourceType", type)
        .put("created", created.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("lastModified", changed.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("location", location)
        .put("version", Version.of(changed));
  }
}
