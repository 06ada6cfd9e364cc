package dev.rowhouse.marketplace.rental;

/** What became of a hold. */
public enum HoldState {
  ACTIVE,
  /** Paid: the server is rented. */
  TAKEN,
  /** Its time ran out. */
  EXPIRED,
  /** The renter let go. */
  RELEASED
}
