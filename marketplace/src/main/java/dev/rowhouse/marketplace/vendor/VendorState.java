package dev.rowhouse.marketplace.vendor;

import java.util.EnumSet;
import java.util.Set;

/** A vendor's life, all of it on this page. */
public enum VendorState {
  /** Waits for an operator. */
  APPLIED,
  /** May list servers and sell them. */
  APPROVED,
  /** Was not let in; may apply again. */
  REJECTED,
  /** Sells nothing new; what is rented goes on. */
  SUSPENDED,
  /** Gone: its servers go back to it. May apply again. */
  LEFT;

  /** Where it may go from here. */
  public Set<VendorState> next() {
    return switch (this) {
      case APPLIED -> EnumSet.of(APPROVED, REJECTED, LEFT);
      case APPROVED -> EnumSet.of(SUSPENDED, LEFT);
      case SUSPENDED -> EnumSet.of(APPROVED, LEFT);
      case REJECTED, LEFT -> EnumSet.of(APPLIED);
    };
  }
}
