package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.VendorLeft;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A vendor that leaves takes its offers and its free machines with it at once. */
@Component
class Departing {
  private final OfferStore offers;
  private final Servers servers;
  private final Listing listing;
  private final Clock clock;

  Departing(OfferStore offers, Servers servers, Listing listing, Clock clock) {
    this.offers = offers;
    this.servers = servers;
    this.listing = listing;
    this.clock = clock;
  }

  /** First of those who listen: what is rented comes after, and finds its server leaving. */
  @EventListener
  @Order(1)
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(VendorLeft news) {
    offers.withdrawAll(news.vendor(), clock.instant());
    servers.of(news.vendor()).forEach(server -> listing.withdraw(server.id(), news.reason()));
  }
}
