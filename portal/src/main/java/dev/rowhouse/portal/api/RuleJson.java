package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.FirewallRule.Action;
import dev.rowhouse.provisioner.FirewallRule.Direction;
import dev.rowhouse.provisioner.FirewallRule.Protocol;
import dev.rowhouse.provisioner.RuleId;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One firewall rule.
 *
 * @param id ours; left out of a request for a new rule
 * @param peer CIDR (IPv4 or IPv6) or host name of the other side
 * @param ports for example {@code 443}, {@code 8000-8100} or {@code 80,443}; empty for all
 */
record RuleJson(
    @Nullable RuleId id,
    @NotNull Direction direction,
    @NotNull Action action,
    @NotNull Protocol protocol,
    @NotNull String peer,
    @Nullable String ports,
    @Nullable String description) {

  static RuleJson of(FirewallRule rule) {
    return new RuleJson(
        rule.id(),
        rule.direction(),
        rule.action(),
        rule.protocol(),
        rule.peer(),
        rule.ports(),
        rule.description());
  }

  static List<RuleJson> all(List<FirewallRule> rules) {
    return rules.stream().map(RuleJson::of).toList();
  }

  /** The rules to set; what is left out of a request stays as it is. */
  static List<FirewallRule> over(@Nullable List<RuleJson> wanted, List<FirewallRule> before) {
    return wanted == null ? before : wanted.stream().map(RuleJson::rule).toList();
  }

  FirewallRule rule() {
    return new FirewallRule(
        id == null ? RuleId.mint() : id,
        direction,
        action,
        protocol,
        peer,
        Given.or(ports, ""),
        Given.or(description, ""));
  }
}
