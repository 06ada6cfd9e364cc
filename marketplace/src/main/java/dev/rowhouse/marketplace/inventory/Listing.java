package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Vendors bring their machines, and take free ones away again. */
@Component
public class Listing {
  private final ServerStore store;
  private final Servers servers;
  private final Offers offers;
  private final Vendors vendors;
  private final Verifying verifying;
  private final Clock clock;

  Listing(
      ServerStore store,
      Servers servers,
      Offers offers,
      Vendors vendors,
      Verifying verifying,
      Clock clock) {
    this.store = store;
    this.servers = servers;
    this.offers = offers;
    this.vendors = vendors;
    this.verifying = verifying;
    this.clock = clock;
  }

  /**
   * A machine for an offer of the vendor's, claimed to be what the offer says.
   *
   * @throws Rejected for the fields {@code offer} and {@code label}
   */
  @Transactional
  public Server list(VendorId vendor, OfferId id, String label) {
    Offering.requireListing(vendors.get(vendor));
    Offer offer =
        offers
            .find(id)
            .filter(each -> each.vendor().equals(vendor) && each.withdrawnAt().isEmpty())
            .orElseThrow(() -> new Rejected("offer", "no such offer of yours"));
    String name = label.strip();
    Rejected.unless(!name.isEmpty() && name.length() <= 60, "label", "1 to 60 characters");
    var server =
        new Server(
            ServerId.mint(),
            id,
            vendor,
            name,
            ServerState.LISTED,
            false,
            offer.specs(),
            clock.instant());
    Rejected.unless(store.insert(server), "label", "you have a machine of that name");
    return server;
  }

  /**
   * Looked at once more: free ones, and those that were not good enough.
   *
   * @throws Rejected when it is not the vendor's
   */
  @Transactional
  public void verifyAgain(VendorId vendor, ServerId id) {
    Rejected.unless(servers.get(id).vendor().equals(vendor), "server", "no such server of yours");
    verifying.begin(id);
  }

  /** A withdrawn machine comes back, to be verified again. */
  @Transactional
  public void listAgain(VendorId vendor, ServerId id) {
    Rejected.unless(servers.get(id).vendor().equals(vendor), "server", "no such server of yours");
    servers.move(id, ServerState.WITHDRAWN, ServerState.LISTED, "listed again");
    store.leave(id, false);
  }

  /**
   * Takes a machine away that nobody has a claim on. False when somebody has: it is marked as
   * leaving then, and goes when it is free.
   */
  @Unowned
  @Transactional
  public boolean withdraw(ServerId id, String reason) {
    store.leave(id, true);
    ServerState state = servers.get(id).state();
    return state == ServerState.WITHDRAWN
        || state.free() && servers.tryMove(id, state, ServerState.WITHDRAWN, reason);
  }

  /**
   * A renter did not take it after all: it is offered again, or goes if it is leaving.
   *
   * @throws NotNow when it was not held
   */
  @Transactional
  public void release(ServerId id, String cause) {
    servers.move(id, ServerState.HELD, ServerState.AVAILABLE, cause);
    if (servers.get(id).leaving()) {
      servers.move(id, ServerState.AVAILABLE, ServerState.WITHDRAWN, "was leaving");
    }
  }
}
