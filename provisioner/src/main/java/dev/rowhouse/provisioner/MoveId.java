package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One container's way from one node to another. */
public record MoveId(String value) implements Id {
  public MoveId {
    Ids.check(value, "mov");
  }

  public static MoveId mint() {
    return new MoveId(Ids.mint("mov"));
  }
}
