package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a vendor is paid: its account at Stripe, when, and what of it. */
@Unowned
@Component
public class Connecting {
  private final VendorStore store;

  Connecting(VendorStore store) {
    this.store = store;
  }

  /** What Stripe told last of the account replaces what it told before. */
  @Transactional
  public void connect(VendorId vendor, Connected connected) {
    Rejected.unless(
        connected.account().matches("acct_[A-Za-z0-9_]{1,58}"),
        "account",
        "an account of Stripe's begins with acct_");
    store.connect(vendor, connected);
  }

  /**
   * Holds for payments from now on.
   *
   * @throws Rejected naming the field that cannot be taken
   */
  @Transactional
  public void agree(VendorId vendor, int payoutHoldDays, int feeBasisPoints) {
    Rejected.unless(
        payoutHoldDays >= 0 && payoutHoldDays <= 90, "payoutHoldDays", "between 0 and 90 days");
    Rejected.unless(
        feeBasisPoints >= 0 && feeBasisPoints <= 5_000,
        "feeBasisPoints",
        "between 0 and 5000 basis points");
    store.agree(vendor, payoutHoldDays, feeBasisPoints);
  }
}
