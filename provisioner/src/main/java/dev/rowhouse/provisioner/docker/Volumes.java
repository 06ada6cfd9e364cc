package dev.rowhouse.provisioner.docker;

import java.util.Optional;

/** Making and measuring data volumes, in one of two ways. */
interface Volumes {
  void create(String volume, long quotaBytes);

  boolean has(String volume);

  void copy(String source, String target, long quotaBytes);

  void limit(String volume, long quotaBytes);

  void remove(String volume);

  /** False where nobody can tell for sure what changes from then on. */
  default boolean mark(String volume, String ledger) {
    return false;
  }

  default Optional<String> difference(String volume, String ledger, boolean onward) {
    throw new UnsupportedOperationException();
  }

  void apply(String ledger, String volume);

  void applyPacked(String packed, String volume);

  /** Until what was written is on the disk. */
  default void flush() {}

  long bytes(String volume);

  /** Removes what is left of volumes that are gone. */
  default void sweep() {}
}
