package dev.rowhouse.billing.inbox;

/** Where a stored event stands. */
public enum EventState {
  /** Waits for a worker, or for its next try. */
  PENDING,
  /** Acted on. */
  DONE,
  /** Read, and nothing of ours. */
  IGNORED,
  /** Genuine but not meant for here (wrong mode, unknown account); never acted on. */
  QUARANTINED,
  /** Set aside by a person. */
  PARKED,
  /** Failed too often; a person may replay it. */
  DEAD
}
