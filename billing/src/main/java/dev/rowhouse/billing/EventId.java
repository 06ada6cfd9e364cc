package dev.rowhouse.billing;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One received event in the inbox (ours, not the sender's identifier). */
public record EventId(String value) implements Id {
  public EventId {
    Ids.check(value, "evt");
  }

  public static EventId mint() {
    return new EventId(Ids.mint("evt"));
  }
}
