package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** An immutable, numbered freeze of a project's template. */
public record SnapshotId(String value) implements Id {
  public SnapshotId {
    Ids.check(value, "snp");
  }

  public static SnapshotId mint() {
    return new SnapshotId(Ids.mint("snp"));
  }
}
