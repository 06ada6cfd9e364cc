package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** The account that rents, builds and pays. */
public record OrganizationId(String value) implements Id {
  public OrganizationId {
    Ids.check(value, "org");
  }

  public static OrganizationId mint() {
    return new OrganizationId(Ids.mint("org"));
  }
}
