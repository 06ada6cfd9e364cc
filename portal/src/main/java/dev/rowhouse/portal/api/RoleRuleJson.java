package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.connection.RoleRule;

/**
 * Whoever the provider says is in this group has this role in the app.
 *
 * @param group exactly as the provider writes it
 */
record RoleRuleJson(String group, String role) {
  static RoleRuleJson of(RoleRule rule) {
    return new RoleRuleJson(rule.group(), rule.role());
  }

  RoleRule rule() {
    return new RoleRule(group, role);
  }
}
