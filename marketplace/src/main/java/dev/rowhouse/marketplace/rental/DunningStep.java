package dev.rowhouse.marketplace.rental;

import java.time.Duration;

/** The ladder that a missing payment climbs; times count from the day on which it was due. */
public enum DunningStep {
  NOTICE(Duration.ZERO),
  REMINDER(Duration.ofDays(3)),
  /** New tenants are not placed there any more; those there notice nothing. */
  NO_SIGNUPS(Duration.ofDays(7)),
  /** The server goes back. */
  RECLAIM(Duration.ofDays(14));

  private final Duration after;

  DunningStep(Duration after) {
    this.after = after;
  }

  public Duration after() {
    return after;
  }
}
