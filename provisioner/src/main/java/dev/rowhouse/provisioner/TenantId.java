package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One customer of a builder. */
public record TenantId(String value) implements Id {
  public TenantId {
    Ids.check(value, "tnt");
  }

  public static TenantId mint() {
    return new TenantId(Ids.mint("tnt"));
  }
}
