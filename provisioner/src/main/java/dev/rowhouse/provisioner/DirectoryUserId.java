package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One person as a company's directory has them. */
public record DirectoryUserId(String value) implements Id {
  public DirectoryUserId {
    Ids.check(value, "dru");
  }

  public static DirectoryUserId mint() {
    return new DirectoryUserId(Ids.mint("dru"));
  }
}
