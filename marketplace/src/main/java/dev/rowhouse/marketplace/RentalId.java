package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** An organization's contract on one server. */
public record RentalId(String value) implements Id {
  public RentalId {
    Ids.check(value, "rnt");
  }

  public static RentalId mint() {
    return new RentalId(Ids.mint("rnt"));
  }
}
