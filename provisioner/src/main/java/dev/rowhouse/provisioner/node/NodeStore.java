package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of nodes. */
@Component
class NodeStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_PROBLEM = 1000;

  private static final String SELECT =
      """
      SELECT id, organization_id, name, docker, subnet4, subnet6, gateways, data_dir, state, problem,
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

  List<Node> all() {
    return jdbc.sql(SELECT + " ORDER BY id").query(Line.class).list().stream()
        .map(Line::node)
        .toList();
  }

  List<Node> of(OrganizationId organization) {
    return jdbc
        .sql(SELECT + " WHERE organization_id = :organization ORDER BY id")
        .param("organization", organization.value())
        .query(Line.class)
        .list()
        .stream()
        .map(Line::node)
        .toList();
  }

  Optional<Node> find(OrganizationId organization, NodeId id) {
    return jdbc.sql(SELECT + " WHERE id = :id AND organization_id = :organization")
        .param("id", id.value())
        .param("organization", organization.value())
        .query(Line.class)
        .optional()
        .map(Line::node);
  }

  Optional<Node> find(NodeId id) {
    return jdbc.sql(SELECT + " WHERE id = :id")
        .param("id", id.value())
        .query(Line.class)
        .optional()
        .map(Line::node);
  }

  void insert(NodeId id, OrganizationId organization, NewNode node, @Nullable String sealedTls) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node
              (id, organization_id, name, docker, tls, subnet4, subnet6, gateways, data_dir, state,
               created_at, changed_at)
            VALUES (:id, :organization, :name, :docker, :tls, :subnet4, :subnet6, :gateways, :dataDir,
               'ATTACHING', :now, :now)
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
        .param("now", Instant.now(clock))
        .update();
  }

  /** What may change on a node that is attached already. */
  void update(NodeId id, NewNode node, @Nullable String sealedTls) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET name = :name, tls = :tls, subnet4 = :subnet4,
              subnet6 = :subnet6, gateways = :gateways, data_dir = :dataDir, changed_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("name", node.name())
        .param("tls", sealedTls)
        .param("subnet4", node.subnet4())
        .param("subnet6", node.subnet6())
        .param("gateways", String.join(",", node.gateways()))
        .param("dataDir", node.dataDir())
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

  /** Returns whether the state changed. */
  boolean ready(NodeId id, Capabilities capabilities) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET state = 'READY', problem = NULL, seen_at = :now,
                  capabilities = :capabilities, changed_at = :now
                WHERE id = :id
                """)
            .param("id", id.value())
            .param("capabilities", JSON.writeValueAsString(capabilities))
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  /** Returns whether the state changed. */
  boolean unreachable(NodeId id, String problem) {
    return jdbc.sql(
                """
                UPDATE provisioner_node SET state = 'UNREACHABLE', problem = :problem, changed_at = :now
                WHERE id = :id AND (state <> 'UNREACHABLE' OR problem <> :problem)
                """)
            .param("id", id.value())
            .param("problem", problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)))
            .param("now", Instant.now(clock))
            .update()
        > 0;
  }

  void seen(NodeId id, Node.Room room) {
    jdbc.sql(
            """
            UPDATE provisioner_node SET seen_at = :now, disk_bytes = :diskBytes,
              disk_free = :diskFree, memory_bytes = :memoryBytes, memory_free = :memoryFree
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("now", Instant.now(clock))
        .param("diskBytes", room.diskBytes())
        .param("diskFree", room.diskFree())
        .param("memoryBytes", room.memoryBytes())
        .param("memoryFree", room.memoryFree())
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

  void delete(NodeId id) {
    forgetAddresses(id);
    jdbc.sql("DELETE FROM provisioner_wall WHERE node_id = :id").param("id", id.value()).update();
    jdbc.sql("DELETE FROM provisioner_node WHERE id = :id").param("id", id.value()).update();
  }

  record Sealed(@Nullable String text) {}

  record Line(
      String id,
      String organizationId,
      String name,
      String docker,
      String subnet4,
      @Nullable String subnet6,
      String gateways,
      @Nullable String dataDir,
      String state,
      @Nullable String problem,
      @Nullable String capabilities,
      @Nullable Long diskBytes,
      @Nullable Long diskFree,
      @Nullable Long memoryBytes,
      @Nullable Long memoryFree,
      @Nullable Instant seenAt,
      Instant createdAt) {
    Node node() {
      return new Node(
          new NodeId(id),
          new OrganizationId(organizationId),
          name,
          docker,
          subnet4,
          subnet6,
          gateways.isEmpty() ? List.of() : List.of(gateways.split(",")),
          dataDir,
          Node.State.valueOf(state),
          problem,
          capabilities == null ? null : JSON.readValue(capabilities, Capabilities.class),
          room(),
          seenAt,
          createdAt);
    }

    private Node.@Nullable Room room() {
      if (diskBytes == null || diskFree == null || memoryBytes == null || memoryFree == null) {
        return null;
      }
      return new Node.Room(diskBytes, diskFree, memoryBytes, memoryFree);
    }
  }
}
