package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.template.Snapshot;

/**
 * A warm clone that nobody has claimed.
 *
 * @param away its node is lost: nobody can claim it
 */
record Spare(ContainerId id, String snapshot, boolean away) {
  boolean isOf(Snapshot other) {
    return !away && snapshot.equals(other.id().value());
  }
}
