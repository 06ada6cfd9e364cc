package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** An image archive that a builder sent. */
public record UploadId(String value) implements Id {
  public UploadId {
    Ids.check(value, "upl");
  }

  public static UploadId mint() {
    return new UploadId(Ids.mint("upl"));
  }
}
