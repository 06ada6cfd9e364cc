package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Money on its way to a vendor. */
public record PayoutId(String value) implements Id {
  public PayoutId {
    Ids.check(value, "pay");
  }

  public static PayoutId mint() {
    return new PayoutId(Ids.mint("pay"));
  }
}
