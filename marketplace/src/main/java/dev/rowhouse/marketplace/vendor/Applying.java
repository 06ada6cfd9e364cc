package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An organization asks to sell servers; who was rejected or left may ask again. */
@Component
public class Applying {
  private final VendorStore store;
  private final Deciding deciding;
  private final Clock clock;
  private final Settings settings;

  Applying(VendorStore store, Deciding deciding, Settings settings, Clock clock) {
    this.store = store;
    this.deciding = deciding;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws dev.rowhouse.marketplace.NotNow when the organization is a vendor already
   */
  @Transactional
  public Vendor apply(OrganizationId organization, VendorDraft draft, String by) {
    Rejected.unless(settings.on(Setting.APPLYING), "name", "no vendors are taken on at the moment");
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
        settings.number(Setting.PAYOUT_HOLD),
        settings.number(Setting.FEE),
        now);
  }
}
