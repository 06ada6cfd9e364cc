package dev.rowhouse.billing;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A webhook endpoint that receives events of one owner. */
public record EndpointId(String value) implements Id {
  public EndpointId {
    Ids.check(value, "whe");
  }

  public static EndpointId mint() {
    return new EndpointId(Ids.mint("whe"));
  }
}
