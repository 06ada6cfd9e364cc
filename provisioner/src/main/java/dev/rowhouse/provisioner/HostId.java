package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A claim to a domain. */
public record HostId(String value) implements Id {
  public HostId {
    Ids.check(value, "hst");
  }

  public static HostId mint() {
    return new HostId(Ids.mint("hst"));
  }
}
