package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.id.Id;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of nodes. */
@Component
class NodeStore {
  private static final String SELECT =
      """
      SELECT id, organization_id, name, docker, subnet4, subnet6, gateways, data_dir, region,
        server_id, rental_id, state, reached, lost_at, problem, closed, severed, pressure, skew_ms,
        capabilities, disk_bytes, disk_free, memory_bytes, memory_free, seen_at, created_at
      FROM provisioner_node
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  NodeStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  String installation() {
    return jdbc.sql("SELECT id FROM provisioner_installation").query(String.class).single();
  }

  /** What is given up is on no list, and found by its identifier only. */
  List<Node> all() {
    return jdbc
        .sql(SELECT + " WHERE state <> 'GONE' ORDER BY id")
        .query(NodeLine.class)
        .list()
        .stream()
        .map(NodeLine::node)
        .toList();
  }

  List<Node> of(OrganizationId organization) {
    return jdbc
        .sql(SELECT + " WHERE organization_id = :organization AND state <> 'GONE' ORDER BY id")
        .param("organization", organization.value())
        .query(NodeLine.class)
        .list()
        .stream()
        .map(NodeLine::node)
        .toList();
  }

  Optional<Node> find(OrganizationId organization, NodeId id) {
    return jdbc.sql(
            SELECT + " WHERE id = :id AND organization_id = :organization AND state <> 'GONE'")
        .param("id", id.value())
        .param("organization", organization.value())
        .query(NodeLine.class)
        .optional()
        .map(NodeLine::node);
  }

  Optional<Node> find(NodeId id) {
    return jdbc.sql(SELECT + " WHERE id = :id")
        .param("id", id.value())
        .query(NodeLine.class)
        .optional()
        .map(NodeLine::node);
  }

  void insert(NodeId id, OrganizationId organization, NewNode node, @Nullable String sealedTls) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node
              (id, organization_id, name, docker, tls, subnet4, subnet6, gateways, data_dir, region,
               server_id, rental_id, state, created_at, changed_at)
            VALUES (:id, :organization, :name, :docker, :tls, :subnet4, :subnet6, :gateways, :dataDir,
               :region, :server, :rental, 'ENROLLING', :now, :now)
            """)
        .param("id", id.value())
        .param("organization", organization.value())
        .param("name", node.name())
        .param("docker", node.docker())
        .param("tls", sealedTls)
        .param("subnet4", node.subnet4())
        .param("subnet6", node.subnet6())
        .param("gateways", String.join(",", node.gateways()))
        .param("dataDir", node.dataDir())
        .param("region", node.region())
        .param("server", value(node.server()))
        .param("rental", value(node.rental()))
        .param("now", Instant.now(clock))
        .update();
  }

  private static @Nullable String value(@Nullable Id id) {
    return id == null ? null : id.value();
  }

  /** What may change on a node that is attached already. */
  void update(NodeId id, NewNode node, @Nullable String sealedTls) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET name = :name, tls = :tls, severed = NULL, subnet4 = :subnet4,
              subnet6 = :subnet6, gateways = :gateways, data_dir = :dataDir,
              region = IF(:region = '', region, :region), changed_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("name", node.name())
        .param("tls", sealedTls)
        .param("subnet4", node.subnet4())
        .param("subnet6", node.subnet6())
        .param("gateways", String.join(",", node.gateways()))
        .param("dataDir", node.dataDir())
        .param("region", node.region())
        .param("now", Instant.now(clock))
        .update();
  }

  @Nullable String sealedTls(NodeId id) {
    return jdbc.sql("SELECT tls FROM provisioner_node WHERE id = :id")
        .param("id", id.value())
        .query((row, _) -> new Sealed(row.getString(1)))
        .single()
        .text();
  }

  /** Whether what was wanted of it was that; then it is the new thing. */
  boolean move(NodeId id, NodeState from, NodeState to) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET state = :to, changed_at = :now
                WHERE id = :id AND state = :from
                """)
            .param("id", id.value())
            .param("from", from.name())
            .param("to", to.name())
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /** Whether that changed anything. */
  boolean close(NodeId id, @Nullable String why) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET closed = :why, changed_at = :now
                WHERE id = :id AND NOT closed <=> :why
                """)
            .param("id", id.value())
            .param("why", why)
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /** Forgets what opens it. */
  void sever(NodeId id, String why) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET tls = NULL, severed = :why, changed_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("why", why)
        .param("now", Instant.now(clock))
        .update();
  }

  void credential(NodeId id, @Nullable String sealedTls) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET tls = :tls, changed_at = :now
            WHERE id = :id AND severed IS NULL AND state <> 'GONE'
            """)
        .param("id", id.value())
        .param("tls", sealedTls)
        .param("now", Instant.now(clock))
        .update();
  }

  /** What tells whether a node's credential is another than before. */
  Map<NodeId, String> ways() {
    Map<NodeId, String> ways = new HashMap<>();
    jdbc.sql("SELECT id, COALESCE(MD5(tls), '') FROM provisioner_node WHERE state <> 'GONE'")
        .query((row, _) -> ways.put(new NodeId(row.getString(1)), row.getString(2)))
        .list();
    return ways;
  }

  void rename(NodeId id, String name) {
    jdbc.sql("UPDATE provisioner_node SET name = :name, changed_at = :now WHERE id = :id")
        .param("id", id.value())
        .param("name", name)
        .param("now", Instant.now(clock))
        .update();
  }

  int addressesHeld(NodeId id) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM provisioner_address WHERE node_id = :id AND container_id IS NOT NULL
            """)
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  void forgetAddresses(NodeId id) {
    jdbc.sql("DELETE FROM provisioner_address WHERE node_id = :id")
        .param("id", id.value())
        .update();
  }

  /** What it takes to reach it and to build on it is forgotten. */
  void empty(NodeId id) {
    forgetAddresses(id);
    jdbc.sql("DELETE FROM provisioner_wall WHERE node_id = :id").param("id", id.value()).update();
    jdbc.sql("UPDATE provisioner_node SET tls = NULL, reached = 0 WHERE id = :id")
        .param("id", id.value())
        .update();
  }

  record Sealed(@Nullable String text) {}
}
