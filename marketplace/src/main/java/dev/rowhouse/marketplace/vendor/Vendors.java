package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.VendorId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All vendors, to look at. */
@Component
public class Vendors {
  private final VendorStore store;
  private final DecisionStore decisions;

  Vendors(VendorStore store, DecisionStore decisions) {
    this.store = store;
    this.decisions = decisions;
  }

  @Unowned
  public Optional<Vendor> find(VendorId id) {
    return store.find(id);
  }

  /**
   * @throws NoSuchElementException when there is none
   */
  @Unowned
  public Vendor get(VendorId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no vendor " + id.value()));
  }

  public Optional<Vendor> of(OrganizationId organization) {
    return store.of(organization);
  }

  /** In the order of their making, after the given one; all states where none is given. */
  @Unowned
  public List<Vendor> list(Optional<VendorState> state, Optional<VendorId> after, int limit) {
    return store.list(state, after, Math.clamp(limit, 1, 200));
  }

  /** How many there are in each state; states without any are left out. */
  @Unowned
  public Map<VendorState, Long> counts() {
    return store.counts();
  }

  /** Oldest first. */
  @Unowned
  public List<Decision> history(VendorId id) {
    return decisions.of(id);
  }
}
