package dev.rowhouse.billing.ledger;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One group of entries. */
public record GroupId(String value) implements Id {
  public GroupId {
    Ids.check(value, "grp");
  }

  static GroupId mint() {
    return new GroupId(Ids.mint("grp"));
  }
}
