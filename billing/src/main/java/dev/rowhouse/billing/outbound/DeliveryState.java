package dev.rowhouse.billing.outbound;

/** Where a delivery stands. */
public enum DeliveryState {
  PENDING,
  DELIVERED,
  /** Tried for three days in vain; a person may replay it. */
  DEAD
}
