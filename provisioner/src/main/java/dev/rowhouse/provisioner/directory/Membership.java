package dev.rowhouse.provisioner.directory;

import java.util.Set;

/**
 * One step of a change of who is in a group.
 *
 * @param users identifiers as the directory wrote them; those that are nobody here are left out
 */
public record Membership(Kind kind, Set<String> users) {
  /** What is to become of them. */
  public enum Kind {
    /** They are in it, too. */
    ADD,
    /** They are not in it any more. */
    REMOVE,
    /** They are in it, and nobody else is. */
    SET
  }

  public Membership {
    users = Set.copyOf(users);
  }
}
