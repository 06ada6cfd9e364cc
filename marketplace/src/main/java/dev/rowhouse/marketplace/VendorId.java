package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Who sells servers. */
public record VendorId(String value) implements Id {
  public VendorId {
    Ids.check(value, "ven");
  }

  public static VendorId mint() {
    return new VendorId(Ids.mint("ven"));
  }
}
