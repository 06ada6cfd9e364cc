package dev.rowhouse.db.audit;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One line of the audit log. */
public record ActId(String value) implements Id {
  public ActId {
    Ids.check(value, "act");
  }

  static ActId mint() {
    return new ActId(Ids.mint("act"));
  }
}
