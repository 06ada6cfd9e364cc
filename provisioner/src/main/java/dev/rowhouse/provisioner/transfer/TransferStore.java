package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of transfers. */
@Repository
class TransferStore {
  private static final String SELECT =
      """
      SELECT image, node_id, source_id, stage, total_bytes, fetched_bytes, sent_bytes, digest,
        problem, tries, began_at, changed_at
      FROM provisioner_transfer
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  TransferStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One that is done, or given up, begins anew; one under way goes on. */
  void want(String image, NodeId node) {
    jdbc.sql(
            """
            INSERT INTO provisioner_transfer (image, node_id, stage, next_try_at, began_at, changed_at)
            VALUES (:image, :node, 'WAITING', :now, :now, :now)
            ON DUPLICATE KEY UPDATE
              next_try_at = IF(stage = 'DONE', VALUES(next_try_at), next_try_at),
              fetched_bytes = IF(stage = 'DONE', 0, fetched_bytes),
              sent_bytes = IF(stage = 'DONE', 0, sent_bytes),
              began_at = IF(stage = 'DONE', VALUES(began_at), began_at),
              stage = IF(stage = 'DONE', 'WAITING', stage)
            """)
        .param("image", image)
        .param("node", node.value())
        .param("now", clock.instant())
        .update();
  }

  Optional<Transfer> find(String image, NodeId node) {
    return jdbc.sql(SELECT + " WHERE image = :image AND node_id = :node")
        .param("image", image)
        .param("node", node.value())
        .query((row, _) -> read(row))
        .optional();
  }

  List<Transfer> of(String image) {
    return jdbc.sql(SELECT + " WHERE image = :image ORDER BY began_at DESC")
        .param("image", image)
        .query((row, _) -> read(row))
        .list();
  }

  List<Transfer> due(int limit) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE stage <> 'DONE' AND next_try_at <= :now
                  AND (leased_until IS NULL OR leased_until < :now)
                ORDER BY next_try_at LIMIT :limit
                """)
        .param("now", clock.instant())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  boolean lease(Transfer transfer, String worker, Duration length) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                UPDATE provisioner_transfer
                SET leased_until = :until, worker = :worker, tries = tries + 1
                WHERE image = :image AND node_id = :node AND stage <> 'DONE'
                  AND (leased_until IS NULL OR leased_until < :now)
                """)
            .param("image", transfer.image())
            .param("node", transfer.node().value())
            .param("worker", worker)
            .param("until", now.plus(length))
            .param("now", now)
            .update()
        == 1;
  }

  void renew(Transfer transfer, String worker, Duration length) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET leased_until = :until
            WHERE image = :image AND node_id = :node AND worker = :worker AND stage <> 'DONE'
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("worker", worker)
        .param("until", clock.instant().plus(length))
        .update();
  }

  void fetching(Transfer transfer, NodeId source, long total) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET stage = 'FETCHING', source_id = :source,
              total_bytes = :total, sent_bytes = 0, problem = NULL, changed_at = :now
            WHERE image = :image AND node_id = :node
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("source", source.value())
        .param("total", total)
        .param("now", clock.instant())
        .update();
  }

  void fetched(Transfer transfer, long bytes) {
    count(transfer, "fetched_bytes", bytes);
  }

  void sending(Transfer transfer, String digest, long bytes) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET stage = 'SENDING', digest = :digest,
              total_bytes = :bytes, fetched_bytes = :bytes, sent_bytes = 0, changed_at = :now
            WHERE image = :image AND node_id = :node
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("digest", digest)
        .param("bytes", bytes)
        .param("now", clock.instant())
        .update();
  }

  void sent(Transfer transfer, long bytes) {
    count(transfer, "sent_bytes", bytes);
  }

  private void count(Transfer transfer, String column, long bytes) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET %s = :bytes, changed_at = :now
            WHERE image = :image AND node_id = :node
            """
                .formatted(column))
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("bytes", bytes)
        .param("now", clock.instant())
        .update();
  }

  void seeding(Transfer transfer) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET stage = 'SEEDING', changed_at = :now
            WHERE image = :image AND node_id = :node
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("now", clock.instant())
        .update();
  }

  /** Containers that waited for it are due at once. */
  void done(Transfer transfer) {
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET stage = 'DONE', problem = NULL, tries = 0,
              leased_until = NULL, worker = NULL, changed_at = :now
            WHERE image = :image AND node_id = :node
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("now", clock.instant())
        .update();
    jdbc.sql(
            """
            UPDATE provisioner_container c LEFT JOIN provisioner_move m ON m.id = c.move_id
            SET c.next_at = UTC_TIMESTAMP(6)
            WHERE c.image = :image AND (c.node_id = :node OR m.target_id = :node)
              AND c.work > 0 AND c.next_at > UTC_TIMESTAMP(6)
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .update();
  }

  void later(Transfer transfer, String problem, Duration pause) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            UPDATE provisioner_transfer SET problem = :problem, leased_until = NULL, worker = NULL,
              next_try_at = :next, changed_at = :now
            WHERE image = :image AND node_id = :node AND stage <> 'DONE'
            """)
        .param("image", transfer.image())
        .param("node", transfer.node().value())
        .param("problem", problem)
        .param("next", now.plus(pause))
        .param("now", now)
        .update();
  }

  /** Whether another node waits for the same image. */
  boolean isWanted(String image) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM provisioner_transfer
              WHERE image = :image AND stage <> 'DONE')
            """)
        .param("image", image)
        .query(Boolean.class)
        .single();
  }

  List<Seed> seeds(String image) {
    return jdbc.sql(
            """
            SELECT s.settings, d.volume FROM provisioner_snapshot s
            JOIN provisioner_snapshot_seed d ON d.snapshot_id = s.id
            WHERE s.image = :image ORDER BY d.data_path
            """)
        .param("image", image)
        .query((row, _) ->
            new Seed(
                row.getString("volume"),
                Json.read(row.getString("settings"), Settings.class).limits().diskMb()
                    * 1024L
                    * 1024))
        .list();
  }

  /**
   * Snapshots that lie on a node that needs them no more: no container of theirs stands there, they
   * are not the newest of their project (nor in a plan), and another node that answers has them.
   */
  List<At> unneeded(Duration rest, int limit) {
    return jdbc.sql(
            """
            SELECT h.image, h.node_id FROM provisioner_place h
            JOIN provisioner_snapshot s ON s.image = h.image AND s.state = 'READY'
            JOIN provisioner_node n ON n.id = h.node_id AND n.reached
            WHERE h.since < :before
              AND NOT EXISTS (SELECT 1 FROM provisioner_container c
                WHERE c.node_id = h.node_id AND c.image = h.image AND c.observed <> 'DELETED')
              AND NOT EXISTS (SELECT 1 FROM provisioner_move m
                JOIN provisioner_container c ON c.id = m.container_id
                WHERE m.target_id = h.node_id AND c.image = h.image
                  AND m.stage NOT IN ('DONE', 'FAILED'))
              AND s.number < (SELECT MAX(newest.number) FROM provisioner_snapshot newest
                WHERE newest.project_id = s.project_id AND newest.state = 'READY')
              AND NOT EXISTS (SELECT 1 FROM provisioner_plan p WHERE p.snapshot_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM provisioner_backup_policy b
                WHERE b.project_id = s.project_id)
              AND NOT EXISTS (SELECT 1 FROM provisioner_backup b
                WHERE b.project_id = s.project_id AND b.image = h.image AND b.state = 'DONE')
              AND EXISTS (SELECT 1 FROM provisioner_place o
                JOIN provisioner_node a ON a.id = o.node_id
                WHERE o.image = h.image AND o.node_id <> h.node_id AND a.reached
                  AND a.state = 'READY')
            LIMIT :limit
            """)
        .param("before", clock.instant().minus(rest))
        .param("limit", limit)
        .query((row, _) -> new At(row.getString("image"), new NodeId(row.getString("node_id"))))
        .list();
  }

  /** Images of tenants that are backed up which lie on one node only, and another that is ready. */
  List<At> alone(int limit) {
    return jdbc.sql(
            """
            SELECT h.image, MIN(o.id) AS node_id FROM provisioner_place h
            JOIN provisioner_snapshot s ON s.image = h.image AND s.state = 'READY'
            JOIN provisioner_node n ON n.id = h.node_id AND n.reached
            JOIN provisioner_node o ON o.organization_id = n.organization_id AND o.id <> n.id
              AND o.reached AND o.state = 'READY'
            WHERE (EXISTS (SELECT 1 FROM provisioner_backup_policy b
                WHERE b.project_id = s.project_id)
                OR EXISTS (SELECT 1 FROM provisioner_backup b
                  WHERE b.project_id = s.project_id AND b.image = h.image AND b.state = 'DONE'))
              AND EXISTS (SELECT 1 FROM provisioner_container c
                WHERE c.image = h.image AND c.project_id = s.project_id AND c.kind = 'TENANT'
                  AND c.observed <> 'DELETED')
              AND NOT EXISTS (SELECT 1 FROM provisioner_place two
                WHERE two.image = h.image AND two.node_id <> h.node_id)
              AND NOT EXISTS (SELECT 1 FROM provisioner_transfer t
                WHERE t.image = h.image AND t.stage <> 'DONE')
            GROUP BY h.image LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) -> new At(row.getString("image"), new NodeId(row.getString("node_id"))))
        .list();
  }

  /**
   * Takes the place away in one write, only while there is another: two workers that take away one
   * each never take away both.
   */
  boolean give(At from) {
    return jdbc.sql(
                """
                DELETE h FROM provisioner_place h
                JOIN (SELECT COUNT(*) AS places FROM provisioner_place WHERE image = :image
                  FOR UPDATE) all_of
                WHERE h.image = :image AND h.node_id = :node AND all_of.places > 1
                """)
            .param("image", from.image())
            .param("node", from.node().value())
            .update()
        == 1;
  }

  /** An image, and a node that it lies on or is to lie on. */
  record At(String image, NodeId node) {}

  static Transfer read(ResultSet row) throws SQLException {
    String source = row.getString("source_id");
    return new Transfer(
        row.getString("image"),
        new NodeId(row.getString("node_id")),
        source == null ? null : new NodeId(source),
        Transfer.Stage.valueOf(row.getString("stage")),
        row.getLong("total_bytes"),
        row.getLong("fetched_bytes"),
        row.getLong("sent_bytes"),
        row.getString("digest"),
        row.getString("problem"),
        row.getInt("tries"),
        row.getObject("began_at", Instant.class),
        row.getObject("changed_at", Instant.class));
  }
}
