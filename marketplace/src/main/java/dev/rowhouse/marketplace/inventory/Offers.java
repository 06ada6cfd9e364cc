package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.VendorId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All offers, also those that nobody can rent any more. */
@Component
public class Offers {
  private final OfferStore store;

  Offers(OfferStore store) {
    this.store = store;
  }

  public Optional<Offer> find(OfferId id) {
    return store.find(id);
  }

  /**
   * @throws NoSuchElementException when there is none
   */
  public Offer get(OfferId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no offer " + id.value()));
  }

  /** In the order of their making. */
  public List<Offer> of(VendorId vendor) {
    return store.of(vendor);
  }
}
