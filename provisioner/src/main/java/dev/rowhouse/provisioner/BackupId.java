package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** An archive of what one container held at one time. */
public record BackupId(String value) implements Id {
  public BackupId {
    Ids.check(value, "bck");
  }

  public static BackupId mint() {
    return new BackupId(Ids.mint("bck"));
  }
}
