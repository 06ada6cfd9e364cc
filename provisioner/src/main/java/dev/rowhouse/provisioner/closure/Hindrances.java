package dev.rowhouse.provisioner.closure;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What has to be over first, because it costs money or belongs to somebody else. */
@Component
class Hindrances {
  private final Rentals rentals;
  private final Vendors vendors;
  private final Servers servers;

  Hindrances(Rentals rentals, Vendors vendors, Servers servers) {
    this.rentals = rentals;
    this.vendors = vendors;
    this.servers = servers;
  }

  /** In words; the page of the rental shows what comes back when it is cancelled. */
  List<String> of(OrganizationId organization) {
    return Stream.concat(rented(organization), sold(organization)).toList();
  }

  private Stream<String> rented(OrganizationId organization) {
    return rentals.of(organization).stream()
        .filter(Hindrances::inForce)
        .map(rental ->
            "The server %s is rented (%s): cancel it first; its page says what you get back."
                .formatted(rental.contract().name(), rental.id().value()));
  }

  private static boolean inForce(Rental rental) {
    RentalState state = rental.state();
    return state.unpaid() || state.running() || state == RentalState.RECLAIMING;
  }

  private Stream<String> sold(OrganizationId organization) {
    return vendors.of(organization).stream()
        .flatMap(vendor -> servers.of(vendor.id()).stream())
        .filter(server -> server.state() != ServerState.WITHDRAWN)
        .map(server ->
            "The server %s is on the market: withdraw it first.".formatted(server.label()));
  }
}
