package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Node, project, template and snapshot: what a builder makes once. */
final class Building {
  private static final String SLUG = "demo";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Map<String, Object> EXAMPLE_PRICE = Map.of("minor", 4900, "currency", "USD");

  private final Portal portal;
  private final Path home;

  Building(Portal portal, Path home) {
    this.portal = portal;
    this.home = home;
  }

  JsonNode node() {
    if (portal.list("nodes").isEmpty()) {
      portal.post("nodes", Map.of("name", "local", "local", local()));
    }
    return Steps.await(
        "a node that is ready",
        LIMIT,
        () ->
            portal.list("nodes").stream()
                .filter(n -> n.path("state").asString("").equals("READY"))
                .findFirst());
  }

  /** What each node costs a month, as an example; what was said before stays. */
  int prices() {
    int said = 0;
    for (JsonNode node : portal.list("nodes")) {
      String path = "nodes/" + node.path("id").asString() + "/price";
      JsonNode cost = portal.get(path);
      if (cost.path("price").isNull() && !cost.path("rented").asBoolean()) {
        portal.put(path, EXAMPLE_PRICE);
        said++;
      }
    }
    return said;
  }

  String project() {
    return portal.list("projects").stream()
        .filter(p -> p.path("slug").asString("").equals(SLUG))
        .findFirst()
        .orElseGet(() ->
            portal.post(
                "projects",
                Map.of(
                    "name", "Demo notebook", "slug", SLUG, "access", "PUBLIC", "retentionDays", 0)))
        .path("id")
        .asString();
  }

  JsonNode template(String project, Path archive) {
    String path = "projects/" + project + "/template";
    if (portal.find(path).isEmpty()) {
      String upload =
          portal
              .upload("images?project=" + project + "&name=notebook", archive)
              .path("id")
              .asString();
      portal.post(path, Map.of("source", Map.of("upload", upload), "settings", settings()));
    }
    return Steps.await("a running template", LIMIT, () -> running(path));
  }

  String snapshot(String project) {
    String path = "projects/" + project + "/snapshots";
    if (portal.list(path).isEmpty()) {
      portal.post("projects/" + project + "/template/freeze", Map.of("note", "the demo app"));
    }
    return Steps.await(
        "a frozen snapshot",
        LIMIT,
        () ->
            portal.list(path).stream()
                .filter(s -> s.path("state").asString("").equals("READY"))
                .map(s -> s.path("id").asString())
                .findFirst());
  }

  /** Template and snapshot of a project. */
  String golden(String project, Path archive) {
    template(project, archive);
    return snapshot(project);
  }

  /** A template that was stopped since it was frozen is good enough. */
  private Optional<JsonNode> running(String path) {
    JsonNode template = portal.get(path);
    JsonNode container = template.path("container");
    String state = container.path("state").asString("");
    if (state.equals("FAILED")) {
      throw new Failed("the template failed: " + container.path("failure").asString(""));
    }
    boolean usable = state.equals("RUNNING") || template.path("snapshots").asInt(0) > 0;
    return usable ? Optional.of(template) : Optional.empty();
  }

  private static Map<String, Object> settings() {
    return Map.of("port", 8080, "healthPath", "/healthz", "dataPaths", List.of("/data"));
  }

  private Map<String, Object> local() {
    try {
      return new JsonMapper()
          .readValue(
              Files.readString(home.resolve("node.json")),
              new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new Failed("no node.json in " + home);
    }
  }
}
