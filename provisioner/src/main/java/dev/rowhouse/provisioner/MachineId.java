package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** What ran the enrolment script with a token of ours. */
public record MachineId(String value) implements Id {
  public MachineId {
    Ids.check(value, "mch");
  }

  public static MachineId mint() {
    return new MachineId(Ids.mint("mch"));
  }
}
