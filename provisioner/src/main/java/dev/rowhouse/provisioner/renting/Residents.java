package dev.rowhouse.provisioner.renting;

import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who still stands on a node. */
@Repository
class Residents {
  private final JdbcClient jdbc;

  Residents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that was not exported since. */
  record Unkept(ContainerId container, boolean writing, int failures) {}

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

  List<Unkept> unkept(NodeId node, Instant since) {
    return jdbc.sql(
            """
            SELECT c.id,
              EXISTS(SELECT 1 FROM provisioner_backup w
                WHERE w.container_id = c.id AND w.state = 'WRITING') AS writing,
              (SELECT COUNT(*) FROM provisioner_backup f WHERE f.container_id = c.id
                AND f.state = 'FAILED' AND f.began_at >= :since) AS failures
            FROM provisioner_container c
            WHERE c.node_id = :node AND c.kind <> 'SPARE' AND c.make_applied > 0
              AND c.desired <> 'DELETED' AND c.observed <> 'DELETED'
              AND NOT EXISTS (SELECT 1 FROM provisioner_backup d
                WHERE d.container_id = c.id AND d.state = 'DONE' AND (d.began_at >= :since
                  OR (c.observed = 'STOPPED' AND c.changed_at < d.began_at)))
            ORDER BY c.id
            """)
        .param("node", node.value())
        .param("since", since)
        .query((row, _) ->
            new Unkept(
                new ContainerId(row.getString("id")),
                row.getBoolean("writing"),
                row.getInt("failures")))
        .list();
  }

  /** Whose server was wiped beneath them. */
  List<ContainerId> stranded(RentalId rental) {
    return jdbc
        .sql(
            """
            SELECT c.id FROM provisioner_container c
            JOIN provisioner_node n ON n.id = c.node_id
            WHERE n.rental_id = ? AND n.state = 'GONE' AND c.kind <> 'SPARE'
              AND c.desired <> 'DELETED' AND c.observed <> 'DELETED'
            ORDER BY c.id
            """)
        .param(rental.value())
        .query(String.class)
        .list()
        .stream()
        .map(ContainerId::new)
        .toList();
  }

  /** Their pages say that they are nowhere. */
  void mark(RentalId rental, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_container c JOIN provisioner_node n ON n.id = c.node_id
            SET c.lost_at = :now
            WHERE n.rental_id = :rental AND n.state = 'GONE' AND c.lost_at IS NULL
              AND c.observed <> 'DELETED'
            """)
        .param("now", now)
        .param("rental", rental.value())
        .update();
  }
}
