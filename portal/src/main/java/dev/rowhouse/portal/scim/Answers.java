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
    return tagged(ResponseEntity.ok(), body)
        .cacheControl(CacheControl.noStore())
        .contentType(TYPE)
        .body(JSON.writeValueAsString(body));
  }

  static ResponseEntity<String> created(ObjectNode resource) {
    URI there = URI.create(resource.at("/meta/location").asString(""));
    return tagged(ResponseEntity.created(there), resource)
        .cacheControl(CacheControl.noStore())
        .contentType(TYPE)
        .body(JSON.writeValueAsString(resource));
  }

  private static ResponseEntity.BodyBuilder tagged(
      ResponseEntity.BodyBuilder answer, JsonNode resource) {
    String version = resource.at("/meta/version").asString("");
    return version.isEmpty() ? answer : answer.eTag(version);
  }

  static ResponseEntity<String> nothing() {
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }
}
