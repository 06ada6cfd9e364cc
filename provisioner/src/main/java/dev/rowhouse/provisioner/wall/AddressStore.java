package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Bridges;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of addresses. */
@Component
class AddressStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  AddressStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Slot(String node, int bridge, int place) {}

  record Subnets(String subnet4, @Nullable String subnet6) {}

  Bridges bridges(NodeId node) {
    Subnets subnets =
        jdbc.sql("SELECT subnet4, subnet6 FROM provisioner_node WHERE id = :node")
            .param("node", node.value())
            .query(Subnets.class)
            .single();
    return Bridges.of(node, subnets.subnet4(), subnets.subnet6());
  }

  Optional<Slot> held(ContainerId container) {
    return jdbc.sql(
            """
            SELECT node_id AS node, bridge, place FROM provisioner_address
            WHERE container_id = :container
            """)
        .param("container", container.value())
        .query(Slot.class)
        .optional();
  }

  /**
   * The address that was free longest and that nobody else is taking now. Read in the index's
   * order: a sort would lock every free address first.
   */
  Optional<Slot> lockFree(NodeId node) {
    return jdbc.sql(
            """
            SELECT node_id AS node, bridge, place
            FROM provisioner_address FORCE INDEX (provisioner_address_free)
            WHERE node_id = :node AND container_id IS NULL
            ORDER BY freed_at, bridge, place LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .param("node", node.value())
        .query(Slot.class)
        .optional();
  }

  void take(Slot slot, ContainerId container) {
    jdbc.sql(
            """
            UPDATE provisioner_address SET container_id = :container
            WHERE node_id = :node AND bridge = :bridge AND place = :place AND container_id IS NULL
            """)
        .param("container", container.value())
        .param("node", slot.node())
        .param("bridge", slot.bridge())
        .param("place", slot.place())
        .update();
  }

  /** Whoever had it has it no more; the caller has seen to it that nobody else takes it. */
  void give(Slot slot, ContainerId container) {
    jdbc.sql(
            """
            UPDATE provisioner_address SET container_id = :container
            WHERE node_id = :node AND bridge = :bridge AND place = :place
            """)
        .param("container", container.value())
        .param("node", slot.node())
        .param("bridge", slot.bridge())
        .param("place", slot.place())
        .update();
  }

  void free(ContainerId container) {
    jdbc.sql(
            """
            UPDATE provisioner_address SET container_id = NULL, freed_at = :now
            WHERE container_id = :container
            """)
        .param("now", Instant.now(clock))
        .param("container", container.value())
        .update();
  }

  /** How many bridges have rows. */
  int opened(NodeId node) {
    return jdbc.sql("SELECT COUNT(DISTINCT bridge) FROM provisioner_address WHERE node_id = :node")
        .param("node", node.value())
        .query(Integer.class)
        .single();
  }

  /**
   * Opens a bridge unless it is open. One after the other: inserting rows that exist would lock
   * them, and whoever looks for a free one would find none. The bridge itself has the first place.
   */
  void open(NodeId node, int bridge, int width) {
    jdbc.sql("SELECT id FROM provisioner_node WHERE id = :node FOR UPDATE")
        .param("node", node.value())
        .query(String.class)
        .single();
    if (opened(node) > bridge) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO provisioner_address (node_id, bridge, place, freed_at)
            SELECT :node, :bridge, seq, '2000-01-01' FROM seq_2_to_1001 WHERE seq <= :last
            """)
        .param("node", node.value())
        .param("bridge", bridge)
        .param("last", width + 1)
        .update();
  }
}
