package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A clone of a snapshot on a node, or a template. */
public record ContainerId(String value) implements Id {
  public ContainerId {
    Ids.check(value, "con");
  }

  public static ContainerId mint() {
    return new ContainerId(Ids.mint("con"));
  }
}
