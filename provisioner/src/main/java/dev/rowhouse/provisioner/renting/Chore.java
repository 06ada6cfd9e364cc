package dev.rowhouse.provisioner.renting;

import java.time.Instant;

/**
 * Something that the market asked for, as it stood when it was found.
 *
 * @param subject a server's or a rental's identifier, as the kind says
 */
record Chore(Kind kind, String subject, Instant dueAt, int attempts) {
  /** What there is to do; the first three are about servers, the others about rentals. */
  enum Kind {
    /** A machine came: see whether it is what its vendor claims. */
    ENROLLED,
    MEASURE,
    WIPE,
    ATTACH,
    /** Let new tenants in, or keep them out. */
    SIGNUPS,
    DRAIN,
    /** The rental goes on after all. */
    KEEP,
    /** What was exported before a wipe is made again where there is room. */
    REHOUSE
  }
}
