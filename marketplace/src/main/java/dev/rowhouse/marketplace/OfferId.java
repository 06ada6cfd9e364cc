package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** What a vendor sells. */
public record OfferId(String value) implements Id {
  public OfferId {
    Ids.check(value, "ofr");
  }

  public static OfferId mint() {
    return new OfferId(Ids.mint("ofr"));
  }
}
