package dev.rowhouse.provisioner.docker;

/** The limit on a container's own filesystem, where the node keeps one. */
interface RootQuota {
  void limit(String container, long bytes);

  /** Bytes that the container has written beyond its image. */
  long used(String container);
}
