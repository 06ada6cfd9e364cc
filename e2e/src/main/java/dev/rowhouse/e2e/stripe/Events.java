package dev.rowhouse.e2e.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what happened and has it delivered. */
final class Events {
  private final World world;
  private final Postman postman;
  private String nextId = "";

  Events(World world, Postman postman) {
    this.world = world;
    this.postman = postman;
  }

  /** The next event gets this identifier: what a test repeats must be the same event. */
  void nextId(String id) {
    nextId = id;
  }

  void happened(String type, ObjectNode object) {
    happened(type, object, null);
  }

  /** On an account that is connected to this one: only endpoints for those hear of it. */
  void ofAccount(String type, String account, ObjectNode object) {
    ObjectNode event = made(type, World.id("evt"), object, null).put("account", account);
    world.trimEvents();
    postman.send(event);
  }

  void happened(String type, ObjectNode object, @Nullable ObjectNode before) {
    boolean named = !nextId.isEmpty() && type.startsWith("customer.subscription.");
    String id = named ? nextId : World.id("evt");
    if (named) {
      nextId = "";
    }
    ObjectNode event = made(type, id, object, before);
    world.trimEvents();
    postman.send(event);
  }

  private ObjectNode made(String type, String id, ObjectNode object, @Nullable ObjectNode before) {
    ObjectNode event = world.make("event", id, "event");
    event.put("type", type).put("api_version", World.VERSION).put("pending_webhooks", 0);
    event.putObject("request").putNull("id").putNull("idempotency_key");
    ObjectNode data = event.putObject("data");
    data.set("object", object.deepCopy());
    if (before != null) {
      data.set("previous_attributes", before);
    }
    return event;
  }
}
