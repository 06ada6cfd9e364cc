package dev.rowhouse.portal.api;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a snapshot.
 *
 * @param note what is new, for people
 */
record Freeze(@Size(max = 200) @Nullable String note) {
  static String noteOf(@Nullable Freeze wanted) {
    return wanted == null ? "" : Given.or(wanted.note(), "");
  }
}
