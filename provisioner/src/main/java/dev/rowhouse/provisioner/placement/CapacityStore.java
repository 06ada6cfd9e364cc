package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CapacityStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  CapacityStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Nullable Integer most(NodeId node) {
    return read("SELECT most FROM provisioner_node WHERE id = :node", node);
  }

  /** Locked until the transaction ends. */
  @Nullable Integer lock(NodeId node) {
    return read("SELECT most FROM provisioner_node WHERE id = :node FOR UPDATE", node);
  }

  private @Nullable Integer read(String sql, NodeId node) {
    return jdbc.sql(sql)
        .param("node", node.value())
        .query((row, _) -> new Most(row.getObject("most", Integer.class)))
        .single()
        .number();
  }

  /** Whoever weighed the node before weighs it again. */
  void say(NodeId node, @Nullable Integer most) {
    jdbc.sql(
            """
            UPDATE provisioner_node
            SET most = :most, placings = placings + 1, changed_at = :now WHERE id = :node
            """)
        .param("node", node.value())
        .param("most", most)
        .param("now", clock.instant())
        .update();
  }

  private record Most(@Nullable Integer number) {}
}
