package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Putting offers on the market, pricing them anew, and taking them off. */
@Component
public class Offering {
  private final OfferStore store;
  private final Vendors vendors;
  private final Clock clock;

  Offering(OfferStore store, Vendors vendors, Clock clock) {
    this.store = store;
    this.vendors = vendors;
    this.clock = clock;
  }

  /**
   * @throws NotNow when the vendor is not approved, or Stripe does not know it well enough
   */
  @Transactional
  public Offer offer(VendorId vendor, OfferDraft draft) {
    requireListing(vendors.get(vendor));
    Offer made = Offer.of(OfferId.mint(), vendor, draft);
    store.insert(made, clock.instant());
    return made;
  }

  /** Nobody can rent it from now on; what is rented goes on. */
  @Transactional
  public void withdraw(VendorId vendor, OfferId id) {
    owned(vendor, id);
    store.withdraw(id, clock.instant());
  }

  /**
   * What new renters pay from now on; those who rent already are told by {@code
   * rental.Renewing#announce}.
   *
   * @throws Rejected for the field {@code price}
   */
  @Transactional
  public Offer reprice(VendorId vendor, OfferId id, Money month) {
    Offer offer = owned(vendor, id);
    Rejected.unless(month.minor() > 0, "price", "a price above zero");
    Rejected.unless(
        month.currency().equals(offer.month().currency()),
        "currency",
        "an offer keeps its currency, " + offer.month().currency());
    store.reprice(id, month);
    return owned(vendor, id);
  }

  private Offer owned(VendorId vendor, OfferId id) {
    return store
        .find(id)
        .filter(offer -> offer.vendor().equals(vendor))
        .orElseThrow(() -> new Rejected("offer", "no such offer of yours"));
  }

  static void requireListing(Vendor vendor) {
    if (!vendor.mayList()) {
      throw new NotNow(
          vendor.name() + " cannot list yet: an approval and an account that Stripe pays out to");
    }
  }
}
