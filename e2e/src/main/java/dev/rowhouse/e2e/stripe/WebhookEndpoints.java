package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.node.ObjectNode;

/** Where events are posted to. */
final class WebhookEndpoints {
  private static final String KIND = "webhook_endpoint";
  private static final String CONNECT = "webhook_endpoint_connect";

  private final World world;

  WebhookEndpoints(World world) {
    this.world = world;
  }

  /** The answer holds the secret; no later one does. */
  ObjectNode create(Call call) {
    return make(call, World.id("whsec").replace("whsec_", "whsec_standin")).deepCopy();
  }

  /** For the control API: with a secret that the receiver made. One address is one endpoint. */
  ObjectNode register(Call call) {
    String url = call.required("url");
    world
        .list(KIND, e -> e.path("url").asString().equals(url))
        .forEach(e -> world.remove(KIND, e.path("id").asString()));
    return make(call, call.required("secret"));
  }

  private ObjectNode make(Call call, String secret) {
    ObjectNode endpoint = world.make(KIND, "we");
    endpoint.put("url", call.required("url")).put("status", "enabled").put("secret", secret);
    endpoint.put("api_version", Catalog.orNull(call.text("api_version"))).putNull("application");
    endpoint.put("description", Catalog.orNull(call.text("description")));
    var events = endpoint.putArray("enabled_events");
    call.params().path("enabled_events").forEach(events::add);
    if (events.isEmpty()) {
      events.add("*");
    }
    Metadata.of(call, endpoint);
    if (call.flag("connect")) {
      world.all(CONNECT).put(endpoint.path("id").asString(), true);
    }
    return endpoint;
  }

  /** Stripe's endpoint does not tell it. */
  static boolean connect(World world, String endpoint) {
    return world.all(CONNECT).path(endpoint).asBoolean(false);
  }

  ObjectNode update(Call call) {
    ObjectNode endpoint = world.get(KIND, call.id());
    if (call.params().path("enabled_events").isArray()) {
      endpoint.set("enabled_events", call.params().path("enabled_events").deepCopy());
    }
    return endpoint;
  }

  ObjectNode delete(Call call) {
    ObjectNode endpoint = world.get(KIND, call.id());
    world.remove(KIND, call.id());
    ObjectNode answer = World.JSON.createObjectNode();
    return answer
        .put("id", endpoint.path("id").asString())
        .put("object", KIND)
        .put("deleted", true);
  }
}
