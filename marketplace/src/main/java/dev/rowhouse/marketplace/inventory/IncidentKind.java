package dev.rowhouse.marketplace.inventory;

/** What can go wrong with a server. */
public enum IncidentKind {
  /** Did not answer for a while. */
  DOWN,
  /** Announced by the vendor. */
  MAINTENANCE,
  /** Less than claimed, or never reported. */
  FAILED_VERIFICATION,
  /** Gone while somebody rented it. */
  DIED,
  /** Taken back while somebody rented it. */
  WITHDRAWN_MID_TERM;

  /** Whether it counts as time in which the server was of no use. */
  public boolean outage() {
    return switch (this) {
      case DOWN, DIED -> true;
      case MAINTENANCE, FAILED_VERIFICATION, WITHDRAWN_MID_TERM -> false;
    };
  }
}
