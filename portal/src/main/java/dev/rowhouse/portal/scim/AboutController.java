package dev.rowhouse.portal.scim;

import dev.rowhouse.portal.signin.ForAnyone;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is understood here (RFC 7644, 4). */
@Controller
@ForAnyone
class AboutController {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode ABOUT = read();

  private final ScimDoor door;

  AboutController(ScimDoor door) {
    this.door = door;
  }

  @GetMapping(ScimPaths.ONE + "/ServiceProviderConfig")
  ResponseEntity<String> config(HttpServletRequest request, @PathVariable String connection) {
    door.enter(request, connection);
    return Answers.ok(ABOUT.path("config"));
  }

  @GetMapping(ScimPaths.ONE + "/ResourceTypes")
  ResponseEntity<String> types(HttpServletRequest request, @PathVariable String connection) {
    door.enter(request, connection);
    return list("types");
  }

  @GetMapping(ScimPaths.ONE + "/ResourceTypes/{id}")
  ResponseEntity<String> type(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    door.enter(request, connection);
    return one("types", id);
  }

  @GetMapping(ScimPaths.ONE + "/Schemas")
  ResponseEntity<String> schemas(HttpServletRequest request, @PathVariable String connection) {
    door.enter(request, connection);
    return list("schemas");
  }

  @GetMapping(ScimPaths.ONE + "/Schemas/{id}")
  ResponseEntity<String> schema(
      HttpServletRequest request, @PathVariable String connection, @PathVariable String id) {
    door.enter(request, connection);
    return one("schemas", id);
  }

  /** Whatever else is asked for below, in SCIM's words. */
  @RequestMapping(
      path = ScimPaths.SCIM + "/**",
      method = {
        RequestMethod.GET,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE
      })
  ResponseEntity<String> nothing() {
    throw new ScimFault(404, "", "there is nothing at this address");
  }

  private static ResponseEntity<String> list(String what) {
    ObjectNode list = JSON.createObjectNode();
    list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    list.put("totalResults", ABOUT.path(what).size());
    list.put("startIndex", 1);
    list.put("itemsPerPage", ABOUT.path(what).size());
    list.set("Resources", ABOUT.path(what));
    return Answers.ok(list);
  }

  private static ResponseEntity<String> one(String what, String id) {
    List<JsonNode> all =
        StreamSupport.stream(ABOUT.path(what).spliterator(), false)
            .filter(it -> it.path("id").asString("").equals(id))
            .toList();
    if (all.isEmpty()) {
      throw ScimFault.nobody();
    }
    return Answers.ok(all.getFirst());
  }

  private static JsonNode read() {
    try {
      return JSON.readTree(
          new ClassPathResource("about.json", AboutController.class).getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
