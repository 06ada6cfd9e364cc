package dev.rowhouse.marketplace;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** One time that an operator looks at the portal as a member. */
public record ImpersonationId(String value) implements Id {
  public ImpersonationId {
    Ids.check(value, "imp");
  }

  public static ImpersonationId mint() {
    return new ImpersonationId(Ids.mint("imp"));
  }
}
