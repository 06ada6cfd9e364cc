package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Move;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of backups and of what projects want of them. */
@Repository
class BackupStore {
  private static final Duration REMAINS_STAY = Duration.ofDays(7);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  BackupStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Policy> policy(ProjectId project) {
    return jdbc.sql(
            """
            SELECT every_hours, keep, place FROM provisioner_backup_policy
            WHERE project_id = :project
            """)
        .param("project", project.value())
        .query((row, _) ->
            new Policy(
                row.getInt("every_hours"),
                row.getInt("keep"),
                Policy.Place.valueOf(row.getString("place"))))
        .optional();
  }

  Protection protection(ProjectId project) {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS tenants, COUNT(b.last) AS kept, MIN(b.last) AS oldest
            FROM provisioner_container c
            LEFT JOIN (SELECT container_id, MAX(began_at) AS last FROM provisioner_backup
              WHERE project_id = :project AND state = 'DONE' GROUP BY container_id) b
              ON b.container_id = c.id
            WHERE c.project_id = :project AND c.kind = 'TENANT' AND c.make_applied > 0
              AND c.desired <> 'DELETED' AND c.observed <> 'DELETED'
            """)
        .param("project", project.value())
        .query((row, _) ->
            new Protection(
                row.getInt("tenants"), row.getInt("kept"), row.getObject("oldest", Instant.class)))
        .single();
  }

  void put(ProjectId project, Policy policy) {
    jdbc.sql(
            """
            INSERT INTO provisioner_backup_policy (project_id, every_hours, keep, place, changed_at)
            VALUES (:project, :every, :keep, :place, :now)
            ON DUPLICATE KEY UPDATE every_hours = VALUES(every_hours), keep = VALUES(keep),
              place = VALUES(place), changed_at = VALUES(changed_at)
            """)
        .param("project", project.value())
        .param("every", policy.everyHours())
        .param("keep", policy.keep())
        .param("place", policy.place().name())
        .param("now", clock.instant())
        .update();
  }

  void drop(ProjectId project) {
    jdbc.sql("DELETE FROM provisioner_backup_policy WHERE project_id = :project")
        .param("project", project.value())
        .update();
  }

  /**
   * Tenants whose last backup is too old. One that sleeps since before its last backup began has
   * not changed, and is left alone.
   */
  List<ContainerId> due(int limit) {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_backup_policy p
            JOIN provisioner_container c ON c.project_id = p.project_id
            JOIN provisioner_node n ON n.id = c.node_id AND n.reached
            LEFT JOIN (SELECT container_id, MAX(began_at) AS last FROM provisioner_backup
              WHERE state = 'DONE' GROUP BY container_id) b ON b.container_id = c.id
            WHERE c.kind = 'TENANT' AND c.observed IN ('RUNNING', 'PAUSED', 'STOPPED')
              AND c.desired <> 'DELETED' AND c.move_id IS NULL AND c.make_applied > 0
              AND (b.last IS NULL OR (b.last < DATE_SUB(:now, INTERVAL p.every_hours HOUR)
                AND NOT (c.observed = 'STOPPED' AND c.changed_at < b.last)))
              AND NOT EXISTS (SELECT 1 FROM provisioner_backup w WHERE w.container_id = c.id
                AND (w.state = 'WRITING' OR (w.state = 'FAILED' AND w.began_at > :lately)))
            ORDER BY b.last LIMIT :limit
            """)
        .param("now", clock.instant())
        .param("lately", clock.instant().minus(TRY_AGAIN))
        .param("limit", limit)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  void insert(BackupId id, ContainerId container, Cause cause) {
    jdbc.sql(
            """
            INSERT INTO provisioner_backup (id, container_id, project_id, node_id, image, state,
              parts, actor, reason, began_at)
            SELECT :id, c.id, c.project_id, c.node_id, c.image, 'WRITING', '[]', :actor, :reason, :now
            FROM provisioner_container c WHERE c.id = :container
            """)
        .param("id", id.value())
        .param("container", container.value())
        .param("actor", Cut.to(80, cause.actor()))
        .param("reason", Cut.to(255, cause.reason()))
        .param("now", clock.instant())
        .update();
  }

  /** Of what the move left on its source. */
  void salvage(Move move, Cause cause) {
    jdbc.sql(
            """
            INSERT INTO provisioner_backup (id, container_id, project_id, node_id, move_id, image,
              state, parts, actor, reason, began_at)
            SELECT :id, c.id, c.project_id, :node, :move, c.image, 'WRITING', '[]', :actor, :reason,
              :now
            FROM provisioner_container c WHERE c.id = :container
            """)
        .param("id", BackupId.mint().value())
        .param("node", move.source().value())
        .param("move", move.id().value())
        .param("actor", Cut.to(80, cause.actor()))
        .param("reason", Cut.to(255, cause.reason()))
        .param("now", clock.instant())
        .param("container", move.container().value())
        .update();
  }

  /** The last tries to keep what the move left, the newest first. */
  List<Backup> salvaged(MoveId move, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_backup WHERE move_id = :move
            ORDER BY began_at DESC LIMIT :limit
            """)
        .param("move", move.value())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** Those that nobody writes: asked for just now, or left by a worker that fell. */
  List<Backup> waiting(int limit) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_backup WHERE state = 'WRITING'
              AND (leased_until IS NULL OR leased_until < :now) ORDER BY began_at LIMIT :limit
            """)
        .param("now", clock.instant())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** The roomiest other node of the same owner; empty when none can keep it now. */
  Optional<NodeId> shelf(ContainerId container) {
    return jdbc.sql(
            """
            SELECT o.id FROM provisioner_container c
            JOIN provisioner_node n ON n.id = c.node_id
            JOIN provisioner_node o ON o.organization_id = n.organization_id AND o.id <> n.id
            WHERE c.id = :container AND o.reached AND o.state = 'READY' AND o.pressure IS NULL
            ORDER BY o.disk_free DESC, o.id LIMIT 1
            """)
        .param("container", container.value())
        .query((row, _) -> new NodeId(row.getString("id")))
        .optional();
  }

  /** Written down before anything lies there. */
  boolean shelved(BackupId id, String worker, @Nullable NodeId shelf) {
    return jdbc.sql(
                """
                UPDATE provisioner_backup SET shelf_id = :shelf
                WHERE id = :id AND worker = :worker AND state = 'WRITING'
                """)
            .param("id", id.value())
            .param("worker", worker)
            .param("shelf", shelf == null ? null : shelf.value())
            .update()
        == 1;
  }

  /** Whether nothing can lie there any more. */
  boolean isGone(NodeId node) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_node WHERE id = :id AND state <> 'GONE'")
            .param("id", node.value())
            .query(Integer.class)
            .single()
        == 0;
  }

  /** What it holds is as old as the try that wrote it. */
  boolean lease(BackupId id, String worker, Duration length) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                UPDATE provisioner_backup b JOIN provisioner_container c ON c.id = b.container_id
                SET b.worker = :worker, b.leased_until = :until, b.began_at = :now,
                  b.node_id = IF(b.move_id IS NULL, COALESCE(c.node_id, b.node_id), b.node_id),
                  b.image = c.image
                WHERE b.id = :id AND b.state = 'WRITING'
                  AND (b.leased_until IS NULL OR b.leased_until < :now)
                """)
            .param("id", id.value())
            .param("worker", worker)
            .param("until", now.plus(length))
            .param("now", now)
            .update()
        == 1;
  }

  void renew(BackupId id, String worker, Duration length) {
    jdbc.sql(
            """
            UPDATE provisioner_backup SET leased_until = :until
            WHERE id = :id AND worker = :worker AND state = 'WRITING'
            """)
        .param("id", id.value())
        .param("worker", worker)
        .param("until", clock.instant().plus(length))
        .update();
  }

  /** False when another worker writes it by now, or its container is to go. */
  boolean done(BackupId id, String worker, List<Backup.Part> parts) {
    return jdbc.sql(
                """
                UPDATE provisioner_backup b JOIN provisioner_container c ON c.id = b.container_id
                SET b.state = IF(b.move_id IS NULL, 'DONE', 'REMAINS'), b.parts = :parts, b.bytes = :bytes, b.ended_at = :now,
                  b.leased_until = NULL, b.worker = NULL
                WHERE b.id = :id AND b.worker = :worker AND b.state = 'WRITING'
                  AND c.desired <> 'DELETED'
                """)
            .param("id", id.value())
            .param("worker", worker)
            .param("parts", Json.write(parts))
            .param("bytes", parts.stream().mapToLong(Backup.Part::bytes).sum())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void failed(BackupId id, String problem) {
    jdbc.sql(
            """
            UPDATE provisioner_backup SET state = 'FAILED', problem = :problem, ended_at = :now,
              leased_until = NULL, worker = NULL
            WHERE id = :id AND state = 'WRITING'
            """)
        .param("id", id.value())
        .param("problem", problem)
        .param("now", clock.instant())
        .update();
  }

  Optional<Backup> find(BackupId id) {
    return jdbc.sql("SELECT * FROM provisioner_backup WHERE id = :id")
        .param("id", id.value())
        .query((row, _) -> read(row))
        .optional();
  }

  /** The newest first. */
  List<Backup> of(ContainerId container) {
    return jdbc.sql(
            """
            SELECT * FROM provisioner_backup WHERE container_id = :container
            ORDER BY began_at DESC
            """)
        .param("container", container.value())
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * Beyond what is to be kept of each, failures and remains that are old, and those whose container
   * is gone.
   */
  List<Backup> over(int limit) {
    return jdbc.sql(
            """
            SELECT b.* FROM provisioner_backup b
            JOIN provisioner_container c ON c.id = b.container_id
            LEFT JOIN provisioner_node s ON s.id = b.shelf_id
            LEFT JOIN provisioner_backup_policy p ON p.project_id = b.project_id
            WHERE (s.id IS NULL OR s.reached OR s.state = 'GONE') AND ((c.desired = 'DELETED' AND (b.state <> 'WRITING' OR b.leased_until < :now
                OR b.leased_until IS NULL))
              OR (b.state = 'FAILED' AND b.began_at < :old)
              OR (b.state = 'DONE' AND (SELECT COUNT(*) FROM provisioner_backup newer
                WHERE newer.container_id = b.container_id AND newer.state = 'DONE'
                  AND newer.began_at > b.began_at) >= COALESCE(p.keep, 1)
                AND (c.restore_id IS NULL OR c.restore_id <> b.id))
              OR (b.state = 'REMAINS' AND b.ended_at < :week
                AND (c.restore_id IS NULL OR c.restore_id <> b.id))
              OR (s.state = 'GONE' AND b.state IN ('DONE', 'REMAINS')))
            LIMIT :limit
            """)
        .param("now", clock.instant())
        .param("old", clock.instant().minus(Duration.ofDays(1)))
        .param("week", clock.instant().minus(REMAINS_STAY))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  void delete(BackupId id) {
    jdbc.sql("DELETE FROM provisioner_backup WHERE id = :id").param("id", id.value()).update();
  }

  private static Backup read(ResultSet row) throws SQLException {
    return new Backup(
        new BackupId(row.getString("id")),
        new ContainerId(row.getString("container_id")),
        new NodeId(row.getString("node_id")),
        row.getString("move_id") != null,
        shelf(row),
        row.getString("image"),
        Backup.State.valueOf(row.getString("state")),
        row.getLong("bytes"),
        Json.list(row.getString("parts"), Backup.Part.class),
        new Cause(row.getString("actor"), row.getString("reason")),
        row.getString("problem"),
        row.getObject("began_at", Instant.class),
        row.getObject("ended_at", Instant.class));
  }

  private static @Nullable NodeId shelf(ResultSet row) throws SQLException {
    String shelf = row.getString("shelf_id");
    return shelf == null ? null : new NodeId(shelf);
  }
}
