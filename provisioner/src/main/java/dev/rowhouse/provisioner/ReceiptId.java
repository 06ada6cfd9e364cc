package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A signed statement that a tenant was forgotten. */
public record ReceiptId(String value) implements Id {
  public ReceiptId {
    Ids.check(value, "rcp");
  }

  public static ReceiptId mint() {
    return new ReceiptId(Ids.mint("rcp"));
  }
}
