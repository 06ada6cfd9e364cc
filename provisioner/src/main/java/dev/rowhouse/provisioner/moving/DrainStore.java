package dev.rowhouse.provisioner.moving;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of nodes that are drained. */
@Repository
class DrainStore {
  private static final String STANDING =
      "SELECT COUNT(*) FROM provisioner_container WHERE node_id = :node AND observed <> 'DELETED'";

  /**
   * Under way to or from the node, or not cleared up there. What a move left on the other node is
   * no matter of this one: that may be lost, or may take long to keep what it had.
   */
  private static final String LITTERING =
      """
      ((m.stage IN ('PREPARING', 'COPYING', 'STOPPING', 'SENDING', 'STARTING')
          AND (m.source_id = :node OR m.target_id = :node))
        OR (m.stage = 'CLEARING' AND m.source_id = :node)
        OR (m.stage = 'UNDOING' AND m.target_id = :node))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  DrainStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One that is under way goes on as it began. */
  void begin(NodeId node, Cause cause) {
    jdbc.sql(
            """
            INSERT INTO provisioner_drain (node_id, state, total, actor, reason, began_at)
            VALUES (:node, 'RUNNING', :total, :actor, :reason, :now)
            ON DUPLICATE KEY UPDATE
              total = IF(state = 'RUNNING', total, VALUES(total)),
              actor = IF(state = 'RUNNING', actor, VALUES(actor)),
              reason = IF(state = 'RUNNING', reason, VALUES(reason)),
              began_at = IF(state = 'RUNNING', began_at, VALUES(began_at)),
              ended_at = NULL, state = 'RUNNING'
            """)
        .param("node", node.value())
        .param("total", standing(node))
        .param("actor", Cut.to(80, cause.actor()))
        .param("reason", Cut.to(255, cause.reason()))
        .param("now", clock.instant())
        .update();
  }

  /** False when it is not under way. */
  boolean end(NodeId node, Drain.State how) {
    boolean ended =
        jdbc.sql(
                    """
                    UPDATE provisioner_drain SET state = :how, ended_at = :now
                    WHERE node_id = :node AND state = 'RUNNING'
                    """)
                .param("node", node.value())
                .param("how", how.name())
                .param("now", clock.instant())
                .update()
            == 1;
    jdbc.sql("DELETE FROM provisioner_drain_stay WHERE node_id = :node")
        .param("node", node.value())
        .update();
    return ended;
  }

  /** Nobody can leave a node that is wiped: what was exported before is made again elsewhere. */
  void abandon() {
    jdbc.sql(
            """
            UPDATE provisioner_drain d JOIN provisioner_node n ON n.id = d.node_id
            SET d.state = 'CANCELED', d.ended_at = :now
            WHERE d.state = 'RUNNING' AND n.state IN ('WIPING', 'GONE')
            """)
        .param("now", clock.instant())
        .update();
  }

  List<NodeId> running() {
    return jdbc
        .sql("SELECT node_id FROM provisioner_drain WHERE state = 'RUNNING' ORDER BY began_at")
        .query(String.class)
        .list()
        .stream()
        .map(NodeId::new)
        .toList();
  }

  Optional<Drain> find(NodeId node) {
    return jdbc.sql("SELECT * FROM provisioner_drain WHERE node_id = :node")
        .param("node", node.value())
        .query((row, _) -> read(row))
        .optional();
  }

  int standing(NodeId node) {
    return count(STANDING, node);
  }

  int moving(NodeId node) {
    return count(STANDING + " AND move_id IS NOT NULL", node);
  }

  /** Moves that have something there. */
  int unfinished(NodeId node) {
    return count("SELECT COUNT(*) FROM provisioner_move m WHERE " + LITTERING, node);
  }

  private int count(String sql, NodeId node) {
    return jdbc.sql(sql).param("node", node.value()).query(Integer.class).single();
  }

  /**
   * Those to be moved next, sleepers first: nobody waits for them. Who could not leave comes after
   * all that were not tried since, so that nobody waits behind many that cannot.
   */
  List<ContainerId> next(NodeId node, Duration rest, int limit) {
    return ids(
        """
        SELECT c.id FROM provisioner_container c
        LEFT JOIN provisioner_drain_stay s ON s.node_id = c.node_id AND s.container_id = c.id
        WHERE c.node_id = :node AND c.desired <> 'DELETED' AND c.observed <> 'DELETED'
          AND c.kind <> 'SPARE' AND c.move_id IS NULL
          AND (s.tried_at IS NULL OR s.tried_at < :before)
        ORDER BY s.tried_at IS NOT NULL, s.tried_at, c.observed = 'RUNNING', c.id LIMIT :limit
        """,
        node,
        rest,
        limit);
  }

  /** The pool makes others elsewhere. */
  List<ContainerId> spares(NodeId node) {
    return ids(
        """
        SELECT id FROM provisioner_container
        WHERE node_id = :node AND kind = 'SPARE' AND desired <> 'DELETED'
          AND created_at > :before LIMIT :limit
        """,
        node,
        Duration.ofDays(36_500),
        1_000);
  }

  private List<ContainerId> ids(String sql, NodeId node, Duration rest, int limit) {
    return jdbc.sql(sql)
        .param("node", node.value())
        .param("before", clock.instant().minus(rest))
        .param("limit", limit)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  /** Why the last move of it, begun for this drain, came to nothing. */
  Optional<String> failure(NodeId node, ContainerId container, Duration lately) {
    return jdbc.sql(
            """
            SELECT m.problem FROM provisioner_move m
            JOIN provisioner_drain d ON d.node_id = m.source_id
            WHERE m.container_id = :container AND m.source_id = :node
              AND (m.stage = 'UNDOING' OR (m.stage = 'FAILED' AND m.ended_at > :after))
              AND m.began_at >= d.began_at AND m.problem IS NOT NULL
            ORDER BY m.began_at DESC LIMIT 1
            """)
        .param("container", container.value())
        .param("node", node.value())
        .param("after", clock.instant().minus(lately))
        .query(String.class)
        .optional();
  }

  void stays(NodeId node, ContainerId container, String why) {
    jdbc.sql(
            """
            INSERT INTO provisioner_drain_stay (node_id, container_id, why, tried_at)
            VALUES (:node, :container, :why, :now)
            ON DUPLICATE KEY UPDATE why = VALUES(why), tried_at = VALUES(tried_at)
            """)
        .param("node", node.value())
        .param("container", container.value())
        .param("why", why)
        .param("now", clock.instant())
        .update();
  }

  void goes(NodeId node, ContainerId container) {
    jdbc.sql(
            """
            DELETE FROM provisioner_drain_stay WHERE node_id = :node AND container_id = :container
            """)
        .param("node", node.value())
        .param("container", container.value())
        .update();
  }

  private List<Drain.Stay> stays(NodeId node) {
    return jdbc.sql(
            """
            SELECT c.id, c.name, s.why FROM provisioner_drain_stay s
            JOIN provisioner_container c ON c.id = s.container_id AND c.node_id = s.node_id
            WHERE s.node_id = :node AND c.observed <> 'DELETED' ORDER BY c.id LIMIT 100
            """)
        .param("node", node.value())
        .query((row, _) ->
            new Drain.Stay(
                new ContainerId(row.getString("id")),
                String.valueOf(row.getString("name")),
                row.getString("why")))
        .list();
  }

  /** Of those that stand elsewhere; who stands here is told of above. */
  private List<Drain.Stay> traces(NodeId node) {
    return jdbc.sql(
            """
            SELECT c.id, c.name, m.problem FROM provisioner_move m
            JOIN provisioner_container c ON c.id = m.container_id
            WHERE m.stage IN ('CLEARING', 'UNDOING') AND c.node_id <> :node AND
            """
                + LITTERING
                + " ORDER BY c.id LIMIT 100")
        .param("node", node.value())
        .query((row, _) -> {
          String problem = row.getString("problem");
          return new Drain.Stay(
              new ContainerId(row.getString("id")),
              String.valueOf(row.getString("name")),
              problem == null ? "It is being removed." : problem);
        })
        .list();
  }

  private Drain read(ResultSet row) throws SQLException {
    var node = new NodeId(row.getString("node_id"));
    return new Drain(
        node,
        Drain.State.valueOf(row.getString("state")),
        row.getInt("total"),
        standing(node),
        moving(node),
        stays(node),
        traces(node),
        new Cause(row.getString("actor"), row.getString("reason")),
        row.getObject("began_at", Instant.class),
        row.getObject("ended_at", Instant.class));
  }
}
