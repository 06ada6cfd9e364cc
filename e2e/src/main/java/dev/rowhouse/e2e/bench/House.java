package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import dev.rowhouse.e2e.Portal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A tenant's container as the API knows it. */
record House(Portal portal, String container, String tenant, String url) {

  void ask(String verb) {
    portal.post("containers/" + container + "/" + verb, Map.of());
  }

  void await(String state) {
    Until.so("a container that is " + state.toLowerCase(java.util.Locale.ROOT), () -> is(state));
  }

  private boolean is(String state) {
    JsonNode now = portal.get("containers/" + container);
    String observed = now.path("state").asString("");
    if (observed.equals("FAILED")) {
      throw new Failed("a container failed: " + now.path("failure").asString(""));
    }
    return observed.equals(state);
  }

  String host() {
    return java.net.URI.create(url).getRawAuthority();
  }
}
