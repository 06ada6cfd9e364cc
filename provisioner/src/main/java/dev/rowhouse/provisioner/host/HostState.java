package dev.rowhouse.provisioner.host;

/** How a claim to a domain stands. */
public enum HostState {
  /** Its record was never seen: it reserves nothing and leads nowhere. */
  PENDING,
  /** Proved; requests to it arrive. */
  ACTIVE,
  /** Its record is gone; requests still arrive, until the grace is over. */
  LOST,
  /** Its record was gone for too long, or somebody else proved the domain; leads nowhere. */
  OFF,
  /** Given up; kept for a while so that every gateway hears of it. */
  REMOVED;

  /** Requests to it arrive. */
  public boolean serves() {
    return this == ACTIVE || this == LOST;
  }
}
