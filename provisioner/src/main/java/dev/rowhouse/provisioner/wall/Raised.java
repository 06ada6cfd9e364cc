package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The walls that are to stand, by node and address. */
@Component
class Raised {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;

  Raised(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Row(
      Address address, int port, List<FirewallRule> rules, Map<String, List<String>> resolved) {}

  void put(NodeId node, Row row) {
    jdbc.sql(
            """
            INSERT INTO provisioner_wall (node_id, ipv4, ipv6, port, rules, resolved, raised_at)
            VALUES (:node, :ipv4, :ipv6, :port, :rules, :resolved, :now)
            ON DUPLICATE KEY UPDATE ipv6 = VALUES(ipv6), port = VALUES(port), rules = VALUES(rules),
              resolved = VALUES(resolved), raised_at = VALUES(raised_at)
            """)
        .param("node", node.value())
        .param("ipv4", row.address().ipv4())
        .param("ipv6", row.address().ipv6())
        .param("port", row.port())
        .param("rules", JSON.writeValueAsString(row.rules()))
        .param("resolved", JSON.writeValueAsString(row.resolved()))
        .param("now", Instant.now(clock))
        .update();
  }

  void remove(NodeId node, Address address) {
    jdbc.sql("DELETE FROM provisioner_wall WHERE node_id = :node AND ipv4 = :ipv4")
        .param("node", node.value())
        .param("ipv4", address.ipv4())
        .update();
  }

  List<Row> of(NodeId node) {
    return jdbc
        .sql(
            """
            SELECT ipv4, ipv6, port, rules, resolved FROM provisioner_wall
            WHERE node_id = :node ORDER BY ipv4
            """)
        .param("node", node.value())
        .query(Line.class)
        .list()
        .stream()
        .map(Line::row)
        .toList();
  }

  record Line(String ipv4, @Nullable String ipv6, int port, String rules, String resolved) {
    Row row() {
      return new Row(
          new Address(ipv4, ipv6 == null ? "" : ipv6),
          port,
          JSON.readValue(rules, new TypeReference<List<FirewallRule>>() {}),
          JSON.readValue(resolved, new TypeReference<Map<String, List<String>>>() {}));
    }
  }
}
