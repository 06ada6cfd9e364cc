package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turning a paid hold into a server of the renter's, or finding another when it is lost. */
@Component
class Acquiring {
  private final HoldStore holds;
  private final RentalStore rentals;
  private final Servers servers;
  private final Listing listing;

  Acquiring(HoldStore holds, RentalStore rentals, Servers servers, Listing listing) {
    this.holds = holds;
    this.rentals = rentals;
    this.servers = servers;
    this.listing = listing;
  }

  /** The server that is held, the same one if it is free again, or another of the same offer. */
  Optional<ServerId> acquire(Rental rental) {
    Optional<ServerId> server = held(rental).or(() -> same(rental)).or(() -> another(rental));
    server.ifPresent(id -> {
      servers.move(id, ServerState.HELD, ServerState.RENTED, "paid by " + rental.id().value());
      rentals.server(rental.id(), id);
    });
    return server;
  }

  /** What is still held for a rental that is refused is free again. */
  void letGo(Rental rental) {
    if (holds.end(rental.hold(), HoldState.RELEASED)) {
      listing.release(rental.server(), "the payment was refused");
    }
  }

  private Optional<ServerId> held(Rental rental) {
    boolean ours =
        holds.locked(rental.hold()).filter(hold -> hold.state() == HoldState.ACTIVE).isPresent();
    // Locked: a vendor that withdraws it at this moment comes before or after, and never between.
    Server server = servers.lock(rental.server());
    if (ours && server.leaving()) {
      letGo(rental);
      return Optional.empty();
    }
    return ours && holds.end(rental.hold(), HoldState.TAKEN)
        ? Optional.of(server.id())
        : Optional.empty();
  }

  private Optional<ServerId> same(Rental rental) {
    Server server = servers.lock(rental.server());
    return !server.leaving() && servers.take(server.id(), "paid after the hold")
        ? Optional.of(server.id())
        : Optional.empty();
  }

  private Optional<ServerId> another(Rental rental) {
    return servers.take(rental.contract().offer(), "paid after the hold of another");
  }
}
