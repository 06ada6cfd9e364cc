package dev.rowhouse.e2e.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Who may do what: secret keys everything, restricted ones what the control API gave them. */
final class Keys {
  private final World world;

  Keys(World world) {
    this.world = world;
  }

  /** A restricted key; {@code read[]} and {@code write[]} name kinds of objects. */
  ObjectNode restricted(Call call) {
    String id = call.has("key") ? call.text("key") : World.id("rk_test_standin");
    ObjectNode key = world.all("key").putObject(id).put("key", id);
    key.set("read", call.params().path("read").deepCopy());
    key.set("write", call.params().path("write").deepCopy());
    return key;
  }

  void admit(String id, List<String> kinds) {
    ObjectNode key = world.all("key").putObject(id).put("key", id);
    kinds.forEach(key.putArray("write")::add);
  }

  void check(Call call, String kind, boolean writes) {
    if (call.key().startsWith("sk_test_")) {
      return;
    }
    ObjectNode key =
        world
            .find("key", call.key())
            .orElseThrow(() ->
                new StripeError(
                    401, "invalid_request_error", null, null, "Invalid API Key provided"));
    if (!names(key, "write", kind) && (writes || !names(key, "read", kind))) {
      throw new StripeError(
          403,
          "invalid_request_error",
          "more_permissions_required_for_restricted_key",
          null,
          "The provided key does not have the required permissions for this endpoint.");
    }
  }

  private static boolean names(ObjectNode key, String list, String kind) {
    for (var name : key.path(list)) {
      if (name.asString("").equals(kind)) {
        return true;
      }
    }
    return false;
  }
}
