package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A person who signs in. */
public record UserId(String value) implements Id {
  public UserId {
    Ids.check(value, "usr");
  }

  public static UserId mint() {
    return new UserId(Ids.mint("usr"));
  }
}
