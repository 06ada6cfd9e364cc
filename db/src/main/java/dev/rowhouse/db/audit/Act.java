package dev.rowhouse.db.audit;

import java.time.Instant;

/**
 * A line of the audit log.
 *
 * @param before how it was, in lines of {@code name: value}; empty where that says nothing
 * @param after how it is now
 */
public record Act(ActId id, Instant at, Actor actor, Deed deed, String before, String after) {
  /** As members see it: from where an operator works is not theirs to know. */
  public Act forMembers() {
    return actor.id().startsWith("operator:")
        ? new Act(id, at, new Actor(actor.id(), actor.name(), ""), deed, before, after)
        : this;
  }

  /** Whether there is anything to compare. */
  public boolean changed() {
    return !before.equals(after);
  }
}
