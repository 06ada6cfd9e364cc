package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.template.Snapshot;

/** A warm clone that nobody has claimed. */
record Spare(ContainerId id, String snapshot) {
  boolean isOf(Snapshot other) {
    return snapshot.equals(other.id().value());
  }
}
