package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One identity provider of one tenant. */
public record ConnectionId(String value) implements Id {
  public ConnectionId {
    Ids.check(value, "cnx");
  }

  public static ConnectionId mint() {
    return new ConnectionId(Ids.mint("cnx"));
  }
}
