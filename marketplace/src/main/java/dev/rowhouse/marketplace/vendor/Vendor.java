package dev.rowhouse.marketplace.vendor;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.Optional;

/**
 * An organization that sells servers.
 *
 * @param country ISO 3166, two letters
 * @param payoutHoldDays how long after a payment the vendor's part stays here
 * @param feeBasisPoints what the platform keeps of every payment
 */
public record Vendor(
    VendorId id,
    OrganizationId organization,
    String name,
    String country,
    VendorState state,
    Instant termsAcceptedAt,
    Optional<Connected> connected,
    int payoutHoldDays,
    int feeBasisPoints,
    Instant appliedAt) {

  /** Approved by us, and known well enough to Stripe to be paid. */
  public boolean mayList() {
    return state == VendorState.APPROVED && connected.filter(Connected::payable).isPresent();
  }

  /** Made up, for trying out. */
  public boolean example() {
    return connected.filter(each -> each.account().startsWith(Connected.EXAMPLE)).isPresent();
  }
}
