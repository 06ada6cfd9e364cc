package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One group as a company's directory has it. */
public record DirectoryGroupId(String value) implements Id {
  public DirectoryGroupId {
    Ids.check(value, "drg");
  }

  public static DirectoryGroupId mint() {
    return new DirectoryGroupId(Ids.mint("drg"));
  }
}
