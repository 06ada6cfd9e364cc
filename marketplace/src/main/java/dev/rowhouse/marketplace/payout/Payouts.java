package dev.rowhouse.marketplace.payout;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.PayoutId;
import dev.rowhouse.marketplace.VendorId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All payouts, to look at. */
@Component
public class Payouts {
  private final PayoutStore store;

  Payouts(PayoutStore store) {
    this.store = store;
  }

  @Unowned
  public Optional<Payout> find(PayoutId id) {
    return store.find(id);
  }

  /** Newest first; at most 200. */
  public List<Payout> of(VendorId vendor) {
    return store.of(vendor);
  }

  /** Those that Stripe refused, for an operator. */
  @Unowned
  public List<Payout> parked() {
    return store.in(Payout.State.PARKED);
  }
}
