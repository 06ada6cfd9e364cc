package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Arguments;
import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A project of a bench's own, made through the API as a builder would, and taken away with all its
 * tenants at the end.
 */
final class BenchProject implements AutoCloseable {
  static final String PRICE = "price_bench";

  private final Portal portal;
  private final Database database;
  private final String id;
  private final String path;
  private final Hook hook;

  private BenchProject(Portal portal, Database database, String id) {
    this.portal = portal;
    this.database = database;
    this.id = id;
    this.path = "projects/" + id + "/";
    JsonNode made = portal.post(path + "webhooks", Map.of("kind", "STRIPE", "name", "Bench"));
    this.hook =
        new Hook(
            made.path("id").asString(),
            made.path("url").asString(),
            made.path("secret").asString());
  }

  /** Without a template: nothing can be sold yet. */
  static BenchProject bare(Arguments given) {
    var portal = Portal.of(given);
    String slug = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    JsonNode made =
        portal.post(
            "projects",
            Map.of(
                "name",
                "Bench",
                "slug",
                slug,
                "access",
                "PUBLIC",
                "retentionDays",
                0,
                "idle",
                Map.of("alwaysOn", true)));
    return new BenchProject(portal, Database.here(), made.path("id").asString());
  }

  /**
   * With the demo's app for a template.
   *
   * @param prepare commands that are run in it before it is frozen
   */
  static BenchProject furnished(Arguments given, Map<String, Integer> limits, String... prepare) {
    BenchProject project = bare(given);
    try {
      project.furnish(given, limits, prepare);
      return project;
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }

  private void furnish(Arguments given, Map<String, Integer> limits, String... prepare) {
    String upload =
        portal
            .upload("images?project=" + id + "&name=bench", given.path("notebook-image"))
            .path("id")
            .asString();
    var settings = new HashMap<String, Object>();
    settings.putAll(Map.of("port", 8080, "healthPath", "/healthz", "dataPaths", List.of("/data")));
    settings.put("limits", limits);
    portal.post(
        path + "template", Map.of("source", Map.of("upload", upload), "settings", settings));
    Until.so("a running template", () -> templateState().equals("RUNNING"));
    for (String script : prepare) {
      run(path + "template/exec", script);
    }
    portal.post(path + "template/freeze", Map.of("note", "bench"));
    Until.so("a snapshot", () -> snapshotState().equals("READY"));
    portal.post(path + "template/stop", Map.of());
    Until.so("a stopped template", () -> templateState().equals("STOPPED"));
    portal.post(path + "plans", Map.of("price", PRICE, "name", "Bench"));
  }

  private String templateState() {
    JsonNode container = portal.get(path + "template").path("container");
    if (container.path("state").asString("").equals("FAILED")) {
      throw new Failed("the template failed: " + container.path("failure").asString(""));
    }
    return container.path("state").asString("");
  }

  private String snapshotState() {
    return portal.list(path + "snapshots").stream()
        .map(snapshot -> snapshot.path("state").asString(""))
        .findFirst()
        .orElse("");
  }

  /** A shell's command in a container; returns what the API streamed. */
  String run(String where, String script) {
    return portal.text(
        where, Map.of("command", List.of("/bin/sh", "-c", script), "timeoutSeconds", 300));
  }

  Hook hook() {
    return hook;
  }

  String id() {
    return id;
  }

  Portal portal() {
    return portal;
  }

  void pool(int size) {
    portal.patch("projects/" + id, Map.of("poolSize", size));
  }

  /** Containers of one kind that are in one state. */
  long containers(String kind, String state) {
    return portal.list(path + "containers").stream()
        .filter(each -> each.path("kind").asString("").equals(kind))
        .filter(each -> each.path("state").asString("").equals(state))
        .count();
  }

  /** A tenant that nobody paid for, and its house once it runs. */
  House house(String name) {
    House house = newHouse(name);
    house.await("RUNNING");
    return house;
  }

  House newHouse(String name) {
    JsonNode made = portal.post(path + "containers", Map.of("name", name));
    return new House(
        portal,
        made.path("id").asString(),
        made.path("tenant").asString(),
        made.path("url").asString());
  }

  List<JsonNode> tenants(String query) {
    return portal.list(path + "tenants" + query);
  }

  /** Until nothing of them is left on the node. */
  void eraseAll() {
    tenants("").forEach(each -> portal.delete("tenants/" + each.path("id").asString()));
    Until.so("an empty project", () -> tenants("").isEmpty());
  }

  @Override
  public void close() {
    pool(0);
    eraseAll();
    portal.delete("projects/" + id);
    Until.so(
        "the end of the project's containers",
        () ->
            database.number(
                    "SELECT COUNT(*) FROM provisioner_container"
                        + " WHERE observed <> 'DELETED' AND project_id = '"
                        + id
                        + "'")
                == 0);
    database.run("DELETE FROM billing_inbox WHERE endpoint = '" + hook.id() + "'");
  }
}
