package dev.rowhouse.billing;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** Where one of an owner's own webhooks is posted to. */
public record ReceiverId(String value) implements Id {
  public ReceiverId {
    Ids.check(value, "rcv");
  }

  public static ReceiverId mint() {
    return new ReceiverId(Ids.mint("rcv"));
  }
}
