package dev.rowhouse.e2e.stripe;

import tools.jackson.databind.node.ObjectNode;

/** The customer portal: a page where a customer changes their card. */
final class PortalSessions {
  static final String KIND = "billing_portal.session";

  private final World world;

  PortalSessions(World world) {
    this.world = world;
  }

  ObjectNode create(Call call) {
    world.referred("customer", call.required("customer"), "customer");
    ObjectNode session = world.make(KIND, World.id("bps"), KIND);
    session.put("customer", call.text("customer")).put("configuration", "bpc_standin");
    session.put("return_url", Catalog.orNull(call.text("return_url")));
    session.put("url", world.base() + "/p/session/" + session.path("id").asString());
    return session;
  }
}
