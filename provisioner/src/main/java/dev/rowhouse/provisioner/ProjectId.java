package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One product of a builder. */
public record ProjectId(String value) implements Id {
  public ProjectId {
    Ids.check(value, "prj");
  }

  public static ProjectId mint() {
    return new ProjectId(Ids.mint("prj"));
  }
}
