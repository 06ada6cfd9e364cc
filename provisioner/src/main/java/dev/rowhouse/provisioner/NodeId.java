package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** A Docker host of one organization. */
public record NodeId(String value) implements Id {
  public NodeId {
    Ids.check(value, "nod");
  }

  public static NodeId mint() {
    return new NodeId(Ids.mint("nod"));
  }
}
