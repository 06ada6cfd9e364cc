package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An organization asks to sell servers; who was rejected or left may ask again. */
@Component
public class Applying {
  private final VendorStore store;
  private final Deciding deciding;
  private final Clock clock;
  private final int holdDays;
  private final int feeBasisPoints;

  Applying(
      VendorStore store,
      Deciding deciding,
      Clock clock,
      @Value("${rowhouse.marketplace.payout-hold-days:14}") int holdDays,
      @Value("${rowhouse.marketplace.fee-basis-points:1000}") int feeBasisPoints) {
    this.store = store;
    this.deciding = deciding;
    this.clock = clock;
    this.holdDays = holdDays;
    this.feeBasisPoints = feeBasisPoints;
  }

  /**
   * @throws dev.rowhouse.marketplace.NotNow when the organization is a vendor already
   */
  @Transactional
  public Vendor apply(OrganizationId organization, VendorDraft draft, String by) {
    Optional<Vendor> known = store.of(organization);
    known.ifPresent(vendor -> again(vendor, draft, by));
    if (known.isEmpty()) {
      store.insert(first(organization, draft, clock.instant()));
    }
    return store.of(organization).orElseThrow();
  }

  private void again(Vendor vendor, VendorDraft draft, String by) {
    deciding.move(vendor.id(), VendorState.APPLIED, "applies again", by);
    store.rewrite(vendor.id(), draft, clock.instant());
  }

  private Vendor first(OrganizationId organization, VendorDraft draft, Instant now) {
    return new Vendor(
        VendorId.mint(),
        organization,
        draft.name(),
        draft.country(),
        VendorState.APPLIED,
        now,
        Optional.empty(),
        holdDays,
        feeBasisPoints,
        now);
  }
}
