package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.VendorLeft;
import dev.rowhouse.marketplace.inventory.IncidentKind;
import dev.rowhouse.marketplace.inventory.Incidents;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A vendor does not keep its part: the renter has notice, and the unused part of the rent back from
 * the moment of the notice on; vendor and platform give of theirs.
 */
@Component
public class Withdrawing {
  private final RentalStore rentals;
  private final Reclaiming reclaiming;
  private final Refunding refunding;
  private final Servers servers;
  private final Listing listing;
  private final Incidents incidents;
  private final Clock clock;

  Withdrawing(
      RentalStore rentals,
      Reclaiming reclaiming,
      Refunding refunding,
      Servers servers,
      Listing listing,
      Incidents incidents,
      Clock clock) {
    this.rentals = rentals;
    this.reclaiming = reclaiming;
    this.refunding = refunding;
    this.servers = servers;
    this.listing = listing;
    this.incidents = incidents;
    this.clock = clock;
  }

  /**
   * Takes a server off the market: at once where it is free, with notice where it is rented.
   *
   * @throws NotNow when it is not the vendor's
   */
  @Transactional
  public void withdraw(VendorId vendor, ServerId server, String reason) {
    if (!servers.get(server).vendor().equals(vendor)) {
      throw new NotNow("no such server of yours");
    }
    // Rental before server, as everybody locks.
    rentals.occupying(server).ifPresent(found -> rentals.lock(found.id()));
    if (!listing.withdraw(server, reason)) {
      breach(server, ReclaimReason.VENDOR_WITHDREW, IncidentKind.WITHDRAWN_MID_TERM, reason);
    }
  }

  /** The machine is gone, whoever has it. */
  @Unowned
  @Transactional
  public void died(ServerId server, String how) {
    breach(server, ReclaimReason.SERVER_DIED, IncidentKind.DIED, how);
    if (servers.get(server).state() == ServerState.AVAILABLE) {
      servers.move(server, ServerState.AVAILABLE, ServerState.BROKEN, how);
      incidents.begin(server, IncidentKind.DIED, how, clock.instant());
    }
  }

  /** After the inventory, which marked all of the vendor's servers as leaving. */
  @EventListener
  @Order(2)
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(VendorLeft news) {
    servers
        .of(news.vendor())
        .forEach(server ->
            breach(
                server.id(),
                ReclaimReason.VENDOR_WITHDREW,
                IncidentKind.WITHDRAWN_MID_TERM,
                news.reason()));
  }

  private void breach(ServerId server, ReclaimReason reason, IncidentKind kind, String words) {
    Instant now = clock.instant();
    rentals
        .occupying(server)
        .map(found -> rentals.lock(found.id()))
        .filter(rental -> rental.state().running())
        .ifPresent(rental -> {
          reclaiming.begin(rental, reason, words, now);
          refunding.orderUnused(rental, now, "Unused part of the term: " + words);
          incidents.begin(server, kind, words, now);
        });
  }
}
