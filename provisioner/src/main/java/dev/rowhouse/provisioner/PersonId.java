package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One person who comes into a tenant's house. */
public record PersonId(String value) implements Id {
  public PersonId {
    Ids.check(value, "prs");
  }

  public static PersonId mint() {
    return new PersonId(Ids.mint("prs"));
  }
}
