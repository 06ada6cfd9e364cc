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
 * @param offering what companies get
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
    Offering offering,
    Instant changedAt) {
  private static final Colour SLATE = Colour.of("#3b5568");
  private static final Colour MIST = Colour.of("#9fc0d8");

  /** Before anybody chose: the project's name in quiet colours. */
  static Brand named(String name) {
    return new Brand(name, SLATE, MIST, "", "", "", false, Offering.WHITE_LABEL, Instant.EPOCH);
  }

  /** As people at a door see it: where no brand is offered, the plain name of the project. */
  Brand worn(String project) {
    Brand plain = named(project);
    return offering.hasBrand()
        ? this
        : new Brand(
            project,
            plain.accent,
            plain.accentDark,
            support,
            privacy,
            terms,
            false,
            offering,
            changedAt);
  }
}
