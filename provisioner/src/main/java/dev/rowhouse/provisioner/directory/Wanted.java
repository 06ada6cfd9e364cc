package dev.rowhouse.provisioner.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param conditions all of which must be true
 * @param order null: that of identifiers
 * @param from how many to pass over
 * @param most how many to take; none only counts
 */
public record Wanted(List<Condition> conditions, @Nullable Order order, long from, int most) {
  /** Only how many there are. */
  public static final Wanted NOTHING = new Wanted(List.of(), 0, 0);

  public Wanted(List<Condition> conditions, long from, int most) {
    this(conditions, null, from, most);
  }

  /**
   * @param value letter by letter; of user names and addresses capitals do not count
   */
  public record Condition(Field field, String value) {}

  /** What is equal by it is in the order of identifiers. */
  public record Order(Field by, boolean descending) {}
}
