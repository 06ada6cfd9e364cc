package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.util.Map;

/**
 * What a period is computed from.
 *
 * @param cost of the whole period
 * @param rule splits it among all
 * @param projects of those who divide their own part in another way
 */
public record Basis(Money cost, Rule rule, Map<OwnerId, Rule> projects) {
  public Basis {
    projects = Map.copyOf(projects);
  }

  public static Basis of(Money cost, Rule rule) {
    return new Basis(cost, rule, Map.of());
  }
}
