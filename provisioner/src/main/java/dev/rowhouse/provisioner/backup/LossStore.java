package dev.rowhouse.provisioner.backup;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Absence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands on nodes that are lost. */
@Repository
class LossStore {
  private final JdbcClient jdbc;

  LossStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param since when its node was last reached
   * @param node its name
   */
  record Lost(ContainerId container, ProjectId project, String node, Instant since) {}

  /** On nodes lost before this instant, and not marked yet. */
  List<Lost> toMark(Instant before, int limit) {
    return lost("c.lost_at IS NULL AND n.lost_at < :before", before, limit);
  }

  /** Marked ones that are backed up, and of which something can be read now. */
  List<Lost> toRescue(Instant before, int limit) {
    return lost(
        """
        c.lost_at IS NOT NULL AND n.lost_at < :before AND c.kind = 'TENANT' AND c.move_id IS NULL
          AND EXISTS (SELECT 1 FROM provisioner_backup b
            LEFT JOIN provisioner_node s ON s.id = b.shelf_id
            WHERE b.container_id = c.id AND b.state = 'DONE' AND (b.shelf_id IS NULL OR s.reached))
          AND
        """
            + Absence.RESCUED.formatted("n"),
        before,
        limit);
  }

  /** Marked ones that were to be made there, and never ran. */
  List<Lost> toMakeAnew(Instant before, int limit) {
    return lost(
        """
        c.lost_at IS NOT NULL AND n.lost_at < :before AND c.kind = 'TENANT' AND c.move_id IS NULL
          AND c.observed = 'CREATING' AND c.make_applied = 0 AND c.restore_id IS NULL
        """,
        before,
        limit);
  }

  private List<Lost> lost(String where, Instant before, int limit) {
    return jdbc.sql(
            """
            SELECT c.id, c.project_id, n.name, n.lost_at FROM provisioner_node n
            JOIN provisioner_container c ON c.node_id = n.id
            WHERE NOT n.reached AND n.lost_at IS NOT NULL AND n.state <> 'GONE'
              AND c.desired <> 'DELETED' AND c.observed <> 'DELETED' AND %s
            ORDER BY c.id LIMIT :limit
            """
                .formatted(where))
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> lost(row))
        .list();
  }

  private static Lost lost(ResultSet row) throws SQLException {
    return new Lost(
        new ContainerId(row.getString("id")),
        new ProjectId(row.getString("project_id")),
        row.getString("name"),
        row.getObject("lost_at", Instant.class));
  }

  /** Marked, and their node is back. */
  List<Lost> found(int limit) {
    return jdbc.sql(
            """
            SELECT c.id, c.project_id, n.name, c.lost_at FROM provisioner_container c
            JOIN provisioner_node n ON n.id = c.node_id
            WHERE c.lost_at IS NOT NULL AND n.reached ORDER BY c.id LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, _) -> lost(row))
        .list();
  }

  /** Whether it was so before is told by the answer. */
  boolean mark(Lost lost) {
    return jdbc.sql(
                """
                UPDATE provisioner_container SET lost_at = :since
                WHERE id = :id AND lost_at IS NULL
                """)
            .param("id", lost.container().value())
            .param("since", lost.since())
            .update()
        == 1;
  }

  boolean unmark(Lost lost) {
    return jdbc.sql(
                """
                UPDATE provisioner_container SET lost_at = NULL
                WHERE id = :id AND lost_at IS NOT NULL
                """)
            .param("id", lost.container().value())
            .update()
        == 1;
  }

  /** Wherever it lies, as long as it can be read now. */
  Optional<Kept> newest(ContainerId container) {
    return jdbc.sql(
            """
            SELECT b.id, b.began_at FROM provisioner_backup b
            LEFT JOIN provisioner_node s ON s.id = b.shelf_id
            WHERE b.container_id = :id AND b.state = 'DONE' AND (b.shelf_id IS NULL OR s.reached)
            ORDER BY b.began_at DESC LIMIT 1
            """)
        .param("id", container.value())
        .query((row, _) ->
            new Kept(new BackupId(row.getString("id")), row.getObject("began_at", Instant.class)))
        .optional();
  }

  Optional<String> tenant(ContainerId container) {
    return jdbc.sql("SELECT id FROM provisioner_tenant WHERE container_id = :id")
        .param("id", container.value())
        .query(String.class)
        .optional();
  }

  /** Since when its node does not answer; empty while it does. */
  Optional<Instant> awaySince(ContainerId container) {
    return jdbc.sql(
            """
            SELECT n.lost_at FROM provisioner_container c JOIN provisioner_node n ON n.id = c.node_id
            WHERE c.id = :id AND n.lost_at IS NOT NULL AND n.state NOT IN ('WIPING', 'GONE')
              AND c.observed <> 'DELETED'
            """)
        .param("id", container.value())
        .query(Instant.class)
        .optional();
  }

  record Kept(BackupId id, Instant at) {}
}
