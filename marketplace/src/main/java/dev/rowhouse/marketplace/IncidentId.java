package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Something that went wrong with a server. */
public record IncidentId(String value) implements Id {
  public IncidentId {
    Ids.check(value, "inc");
  }

  public static IncidentId mint() {
    return new IncidentId(Ids.mint("inc"));
  }
}
