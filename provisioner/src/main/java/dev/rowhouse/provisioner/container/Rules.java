package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.RuleId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Firewall rules of containers, in order. */
@Component
class Rules {
  private final JdbcClient jdbc;

  Rules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<FirewallRule> of(ContainerId id) {
    return jdbc
        .sql(
            """
            SELECT id, direction, action, protocol, peer, ports, description FROM provisioner_rule
            WHERE container_id = :id ORDER BY position
            """)
        .param("id", id.value())
        .query(Line.class)
        .list()
        .stream()
        .map(Line::rule)
        .toList();
  }

  void replace(ContainerId id, List<FirewallRule> rules) {
    forget(id);
    for (int i = 0; i < rules.size(); i++) {
      insert(id, i, rules.get(i));
    }
  }

  /** The same rules for another container, each under an identifier of its own. */
  void copy(ContainerId target, List<FirewallRule> rules) {
    replace(target, rules.stream().map(Rules::renamed).toList());
  }

  void forget(ContainerId id) {
    jdbc.sql("DELETE FROM provisioner_rule WHERE container_id = :id")
        .param("id", id.value())
        .update();
  }

  private void insert(ContainerId id, int position, FirewallRule rule) {
    jdbc.sql(
            """
            INSERT INTO provisioner_rule
              (id, container_id, position, direction, action, protocol, peer, ports, description)
            VALUES
              (:rule, :id, :position, :direction, :action, :protocol, :peer, :ports, :description)
            """)
        .param("rule", rule.id().value())
        .param("id", id.value())
        .param("position", position)
        .param("direction", rule.direction().name())
        .param("action", rule.action().name())
        .param("protocol", rule.protocol().name())
        .param("peer", rule.peer())
        .param("ports", rule.ports())
        .param("description", rule.description())
        .update();
  }

  private static FirewallRule renamed(FirewallRule rule) {
    return new FirewallRule(
        RuleId.mint(),
        rule.direction(),
        rule.action(),
        rule.protocol(),
        rule.peer(),
        rule.ports(),
        rule.description());
  }

  record Line(
      String id,
      String direction,
      String action,
      String protocol,
      String peer,
      String ports,
      String description) {
    FirewallRule rule() {
      return new FirewallRule(
          new RuleId(id),
          FirewallRule.Direction.valueOf(direction),
          FirewallRule.Action.valueOf(action),
          FirewallRule.Protocol.valueOf(protocol),
          peer,
          ports,
          description);
    }
  }
}
