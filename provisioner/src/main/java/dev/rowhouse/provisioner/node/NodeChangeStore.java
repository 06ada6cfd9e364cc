package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of nodes' history. */
@Component
class NodeChangeStore {
  private static final int LONGEST_CAUSE = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  NodeChangeStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(NodeId node, @Nullable NodeState from, NodeState to, String cause) {
    jdbc.sql(
            """
            INSERT INTO provisioner_node_change (node_id, from_state, to_state, cause, at)
            VALUES (:node, :from, :to, :cause, :now)
            """)
        .param("node", node.value())
        .param("from", from == null ? null : from.name())
        .param("to", to.name())
        .param("cause", Cut.to(LONGEST_CAUSE, cause))
        .param("now", Instant.now(clock))
        .update();
  }

  /** The newest first. */
  List<NodeChange> of(NodeId node, int most) {
    return jdbc.sql(
            """
            SELECT from_state, to_state, cause, at FROM provisioner_node_change
            WHERE node_id = :node ORDER BY id DESC LIMIT :most
            """)
        .param("node", node.value())
        .param("most", most)
        .query((row, _) -> {
          String from = row.getString("from_state");
          return new NodeChange(
              from == null ? null : NodeState.valueOf(from),
              NodeState.valueOf(row.getString("to_state")),
              row.getString("cause"),
              row.getObject("at", Instant.class));
        })
        .list();
  }
}
