package dev.rowhouse.billing;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One piece of news; the webhook-id that receivers see. */
public record MessageId(String value) implements Id {
  public MessageId {
    Ids.check(value, "msg");
  }

  public static MessageId mint() {
    return new MessageId(Ids.mint("msg"));
  }
}
