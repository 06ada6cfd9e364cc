package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One firewall rule. */
public record RuleId(String value) implements Id {
  public RuleId {
    Ids.check(value, "fwr");
  }

  public static RuleId mint() {
    return new RuleId(Ids.mint("fwr"));
  }
}
