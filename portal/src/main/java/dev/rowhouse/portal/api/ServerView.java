package dev.rowhouse.portal.api;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import java.time.Instant;

/**
 * A vendor's machine.
 *
 * @param leaving not offered again once it is free
 */
record ServerView(
    ServerId id,
    OfferId offer,
    String label,
    ServerState state,
    boolean leaving,
    Instant listedAt) {
  static ServerView of(Server server) {
    return new ServerView(
        server.id(),
        server.offer(),
        server.label(),
        server.state(),
        server.leaving(),
        server.listedAt());
  }
}
