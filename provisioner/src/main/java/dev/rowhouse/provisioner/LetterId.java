package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One e-mail on its way. */
public record LetterId(String value) implements Id {
  public LetterId {
    Ids.check(value, "ltr");
  }

  public static LetterId mint() {
    return new LetterId(Ids.mint("ltr"));
  }
}
