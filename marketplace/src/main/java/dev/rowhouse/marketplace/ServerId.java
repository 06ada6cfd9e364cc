package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One physical machine of a vendor. */
public record ServerId(String value) implements Id {
  public ServerId {
    Ids.check(value, "srv");
  }

  public static ServerId mint() {
    return new ServerId(Ids.mint("srv"));
  }
}
