package dev.rowhouse.portal.scim;

import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in SCIM's own type, kept by nobody on the way. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MediaType TYPE = MediaType.parseMediaType(ScimPaths.TYPE);

  private Answers() {}

  static ResponseEntity<String> ok(JsonNode body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(TYPE)
        .body(JSON.writeValueAsString(body));
  }

  static ResponseEntity<String> created(ObjectNode resource) {
    return ResponseEntity.created(URI.create(resource.at("/meta/location").asString("")))
        .cacheControl(CacheControl.noStore())
        .contentType(TYPE)
        .body(JSON.writeValueAsString(resource));
  }

  static ResponseEntity<String> nothing() {
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }
}
