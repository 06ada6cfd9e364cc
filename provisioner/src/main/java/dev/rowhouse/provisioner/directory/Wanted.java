package dev.rowhouse.provisioner.directory;

import java.util.List;

/**
 * Part of a list, in the order of identifiers.
 *
 * @param conditions all of which must be true
 * @param from how many to pass over
 * @param most how many to take; none only counts
 */
public record Wanted(List<Condition> conditions, long from, int most) {
  /** Only how many there are. */
  public static final Wanted NOTHING = new Wanted(List.of(), 0, 0);

  /**
   * @param value letter by letter; of user names and addresses capitals do not count
   */
  public record Condition(Field field, String value) {}
}
