package dev.rowhouse.provisioner;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.db.id.Ids;

/** What a price of the billing system means in one project. */
public record PlanId(String value) implements Id {
  public PlanId {
    Ids.check(value, "pln");
  }

  public static PlanId mint() {
    return new PlanId(Ids.mint("pln"));
  }
}
