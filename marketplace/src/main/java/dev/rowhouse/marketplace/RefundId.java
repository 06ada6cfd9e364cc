package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Money on its way back; Stripe knows it under the same name. */
public record RefundId(String value) implements Id {
  public RefundId {
    Ids.check(value, "rfd");
  }

  public static RefundId mint() {
    return new RefundId(Ids.mint("rfd"));
  }
}
