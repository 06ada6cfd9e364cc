package dev.rowhouse.provisioner.renting;

import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.rental.Rental;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The machines and nodes, as far as renting needs them. All may be asked again after any end; what
 * cannot be done now throws, and is asked again.
 */
interface Yard {
  /** Empty while no machine is enrolled for the server. */
  Optional<Measured> measure(ServerId server);

  /**
   * Makes the server a node of the renter's.
   *
   * @throws IllegalStateException when its machine is away
   */
  void attach(Rental rental);

  /** Nothing where the rental has no node. */
  void takeTenants(Rental rental, boolean takes);

  /** Lets tenants move out, and says how many are still there. */
  int drain(Rental rental);

  /**
   * Exports what still stands on the server, unless that was done since then.
   *
   * @return how many are not done yet
   */
  int export(ServerId server, Instant since);

  /** Whose node the server still is; empty when it is nobody's, or nothing stands on it. */
  Optional<RentalId> leftBy(ServerId server);

  /**
   * Makes again elsewhere what was exported before its server was wiped.
   *
   * @return how many have no place yet
   */
  int rehouse(RentalId rental, Instant now);

  /** Moving out ends, and new tenants may come. */
  void keep(Rental rental);

  /**
   * Removes all that a renter left.
   *
   * @return what was there, what is there now, in words
   * @throws RuntimeException when something is left
   */
  String wipe(ServerId server);

  /** Rented nodes, with since when each was not reached; empty for those that are. */
  List<Watched> watched();

  /** A rented server as its node sees it. */
  record Watched(ServerId server, Optional<Instant> lostAt) {}
}
