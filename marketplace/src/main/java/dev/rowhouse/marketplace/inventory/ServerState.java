package dev.rowhouse.marketplace.inventory;

import java.util.EnumSet;
import java.util.Set;

/** A server's life on the market, all of it on this page. */
public enum ServerState {
  /** Claimed by its vendor, not seen by us. */
  LISTED,
  /** Being enrolled and measured. */
  VERIFYING,
  /** Can be rented. */
  AVAILABLE,
  /** Kept for a renter who is about to pay. */
  HELD,
  /** A node of an organization. */
  RENTED,
  /** Its tenants move out. */
  RECLAIMING,
  /** What the renter left is being removed. */
  WIPING,
  /** Does not answer, or is less than it claims. */
  BROKEN,
  /** Taken off by its vendor; may be listed again. */
  WITHDRAWN;

  /** Where it may go from here. */
  public Set<ServerState> next() {
    return switch (this) {
      case LISTED -> EnumSet.of(VERIFYING, WITHDRAWN);
      case VERIFYING -> EnumSet.of(AVAILABLE, BROKEN, WITHDRAWN);
      case AVAILABLE -> EnumSet.of(HELD, VERIFYING, BROKEN, WITHDRAWN);
      case HELD -> EnumSet.of(AVAILABLE, RENTED, BROKEN);
      case RENTED -> EnumSet.of(RECLAIMING);
      case RECLAIMING -> EnumSet.of(RENTED, WIPING, BROKEN);
      case WIPING -> EnumSet.of(AVAILABLE, BROKEN, WITHDRAWN);
      case BROKEN -> EnumSet.of(VERIFYING, WIPING, WITHDRAWN);
      case WITHDRAWN -> EnumSet.of(LISTED);
    };
  }

  /** Whether nobody has a claim on it. */
  public boolean free() {
    return switch (this) {
      case LISTED, VERIFYING, AVAILABLE, BROKEN -> true;
      case HELD, RENTED, RECLAIMING, WIPING, WITHDRAWN -> false;
    };
  }
}
