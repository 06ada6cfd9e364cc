package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.FirewallRule;
import java.util.List;

/** Rules that do the same, whatever their identifiers. */
final class Same {
  private Same() {}

  static boolean rules(List<FirewallRule> some, List<FirewallRule> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!rule(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean rule(FirewallRule one, FirewallRule other) {
    return one.direction() == other.direction()
        && one.action() == other.action()
        && one.protocol() == other.protocol()
        && one.peer().equals(other.peer())
        && one.ports().equals(other.ports());
  }
}
