package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A server kept for one renter for minutes. */
public record HoldId(String value) implements Id {
  public HoldId {
    Ids.check(value, "hld");
  }

  public static HoldId mint() {
    return new HoldId(Ids.mint("hld"));
  }
}
