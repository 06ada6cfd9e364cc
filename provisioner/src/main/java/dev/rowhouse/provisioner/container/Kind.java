package dev.rowhouse.provisioner.container;

/** What a container is for. */
public enum Kind {
  /** The golden container of a project that snapshots are taken from. */
  TEMPLATE,
  /** A warm clone that nobody has claimed yet; has never seen a tenant's data. */
  SPARE,
  /** A tenant's own; once this, never a spare again. */
  TENANT,
  /** A copy that a builder made for themselves. */
  COPY
}
