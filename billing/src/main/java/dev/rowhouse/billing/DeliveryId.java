package dev.rowhouse.billing;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One piece of news on its way to one receiver. */
public record DeliveryId(String value) implements Id {
  public DeliveryId {
    Ids.check(value, "dlv");
  }

  public static DeliveryId mint() {
    return new DeliveryId(Ids.mint("dlv"));
  }
}
