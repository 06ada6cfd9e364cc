package dev.rowhouse.provisioner.docker;

/** Making and measuring data volumes, in one of two ways. */
interface Volumes {
  void create(String volume, long quotaBytes);

  boolean has(String volume);

  void copy(String source, String target, long quotaBytes);

  void limit(String volume, long quotaBytes);

  void remove(String volume);

  long bytes(String volume);

  /** Removes what is left of volumes that are gone. */
  default void sweep() {}
}
