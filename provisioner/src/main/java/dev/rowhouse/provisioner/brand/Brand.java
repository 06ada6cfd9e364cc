package dev.rowhouse.provisioner.brand;

import java.time.Instant;

/**
 * What people see of a project.
 *
 * @param name of the product, 1 to 100 characters
 * @param accent of buttons and links on light pages; can be told from white
 * @param accentDark the same on dark pages
 * @param support where people find help: {@code https} or {@code mailto}; empty for none
 * @param privacy {@code https}; empty for none
 * @param terms {@code https}; empty for none
 * @param logo whether there is one
 * @param changedAt the epoch while nobody chose anything
 */
public record Brand(
    String name,
    Colour accent,
    Colour accentDark,
    String support,
    String privacy,
    String terms,
    boolean logo,
    Instant changedAt) {
  private static final Colour SLATE = Colour.of("#3b5568");
  private static final Colour MIST = Colour.of("#9fc0d8");

  /** Before anybody chose: the project's name in quiet colours. */
  static Brand named(String name) {
    return new Brand(name, SLATE, MIST, "", "", "", false, Instant.EPOCH);
  }
}
