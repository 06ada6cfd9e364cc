package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The installation's own node, as the launcher describes it.
 *
 * @param socket of its Docker daemon
 * @param namespace of its network; null for an engine that others run
 * @param graph Docker's folder on it; null where that is not known
 */
record NodeFile(Path socket, @Nullable String namespace, @Nullable Path graph, int place) {
  private static final String UNIX = "unix://";

  static NodeFile of(Arguments given) {
    Path file = given.path("home").resolve("node.json");
    JsonNode node;
    try {
      node = new JsonMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new Failed("there is no " + file);
    }
    String address = node.path("docker").asString("");
    if (!address.startsWith(UNIX)) {
      throw new Failed("bare calls need Docker's socket on this machine, not " + address);
    }
    String graph = text(node, "dockerRoot");
    return new NodeFile(
        Path.of(address.substring(UNIX.length())),
        text(node, "netns"),
        graph == null ? null : Path.of(graph),
        node.path("index").asInt(-1));
  }

  private static @Nullable String text(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? null : value;
  }
}
