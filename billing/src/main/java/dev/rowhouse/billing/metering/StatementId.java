package dev.rowhouse.billing.metering;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One closed period of one node. */
public record StatementId(String value) implements Id {
  public StatementId {
    Ids.check(value, "stm");
  }

  static StatementId mint() {
    return new StatementId(Ids.mint("stm"));
  }
}
