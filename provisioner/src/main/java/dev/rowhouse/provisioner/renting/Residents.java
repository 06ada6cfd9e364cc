package dev.rowhouse.provisioner.renting;

import dev.rowhouse.provisioner.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who still stands on a node. */
@Repository
class Residents {
  private final JdbcClient jdbc;

  Residents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Containers of any kind, awake or not. */
  int on(NodeId node) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM provisioner_container WHERE node_id = ? AND observed <> 'DELETED'
            """)
        .param(node.value())
        .query(Integer.class)
        .single();
  }
}
