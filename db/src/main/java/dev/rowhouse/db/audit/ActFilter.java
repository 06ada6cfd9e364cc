package dev.rowhouse.db.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit log; empty and null mean any.
 *
 * @param who found in the name or the identifier of who acted
 * @param what the beginning of a verb, or exactly a subject's identifier or name
 * @param organization whose things
 * @param from inclusive
 * @param to exclusive
 */
public record ActFilter(
    String who, String what, String organization, @Nullable Instant from, @Nullable Instant to) {
  public static final ActFilter ALL = new ActFilter("", "", "", null, null);

  public ActFilter {
    who = who.strip();
    what = what.strip();
    organization = organization.strip();
  }
}
