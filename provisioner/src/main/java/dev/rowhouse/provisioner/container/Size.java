package dev.rowhouse.provisioner.container;

import java.time.Instant;

/**
 * What a container holds on disk of its own, in bytes.
 *
 * @param filesystem written beyond its image
 * @param data in its data volumes
 */
public record Size(long filesystem, long data, Instant measuredAt) {
  public long bytes() {
    return filesystem + data;
  }
}
