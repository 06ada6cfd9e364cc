package dev.rowhouse.marketplace.rental;

/** What a missing payment leads to, step by step; {@link Ladder} says on which days. */
public enum DunningStep {
  NOTICE,
  REMINDER,
  /** New tenants are not placed there any more; those there notice nothing. */
  NO_SIGNUPS,
  /** The server goes back. */
  RECLAIM
}
