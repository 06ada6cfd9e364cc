package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Lets one machine enrol, once. */
public record MachineTokenId(String value) implements Id {
  public MachineTokenId {
    Ids.check(value, "mtk");
  }

  public static MachineTokenId mint() {
    return new MachineTokenId(Ids.mint("mtk"));
  }
}
