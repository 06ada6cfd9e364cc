package dev.rowhouse.portal.scim;

import dev.rowhouse.portal.door.Threshold;
import dev.rowhouse.portal.rate.Limiter;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.directory.Directories;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a directory in: at the door of the tenant's house, for a connection of that tenant, with a
 * token of that connection. What is missing of it is not told.
 */
@Component
class ScimDoor {
  private static final int LARGEST = 1024 * 1024;
  private static final String BEARER = "Bearer ";

  private final Threshold threshold;
  private final Directories directories;
  private final JsonMapper json = new JsonMapper();
  private final Limiter each = new Limiter(50, 500);
  private final Limiter wrong = new Limiter(1, 60);

  ScimDoor(Threshold threshold, Directories directories) {
    this.threshold = threshold;
    this.directories = directories;
  }

  /**
   * @param connection as it stands in the address
   * @throws ScimFault 401 when the token opens nothing there, 429 when it is too much
   */
  Visit enter(HttpServletRequest request, String connection) {
    Optional<Visit> visit = open(request, connection);
    if (visit.isEmpty()) {
      slow(wrong.take(request.getServerName()));
      throw new ScimFault(
          401, "", "this token opens nothing here; look whether another took its place");
    }
    slow(each.take(connection));
    request.setAttribute(Visit.class.getName(), visit.get());
    return visit.get();
  }

  private Optional<Visit> open(HttpServletRequest request, String connection) {
    String said = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (!said.regionMatches(true, 0, BEARER, 0, BEARER.length()) || said.length() > 200) {
      return Optional.empty();
    }
    String token = said.substring(BEARER.length()).strip();
    return threshold
        .find(request)
        .flatMap(porch ->
            id(connection)
                .flatMap(id -> directories.enter(porch, id, token))
                .map(found ->
                    new Visit(found, threshold.url(porch) + ScimPaths.SCIM + "/" + connection)));
  }

  private static Optional<ConnectionId> id(String text) {
    try {
      return Optional.of(new ConnectionId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void slow(Duration wait) {
    if (!wait.isZero()) {
      throw new ScimFault(429, "", "slow down, and try again in a few seconds");
    }
  }

  /**
   * @throws ScimFault when it is larger than 1 MiB, or no JSON object
   */
  ObjectNode body(HttpServletRequest request) {
    try {
      byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ScimFault(413, "", "at most 1 MiB at once, please");
      }
      JsonNode read = json.readTree(bytes);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException | JacksonException e) {
      // Said below.
    }
    throw ScimFault.syntax("the body must be a JSON object");
  }
}
