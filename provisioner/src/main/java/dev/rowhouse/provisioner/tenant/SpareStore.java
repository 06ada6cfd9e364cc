package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SpareStore {
  private final JdbcClient jdbc;

  SpareStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Projects that want a pool or still have one. */
  List<ProjectId> concerned() {
    return jdbc.sql(
            """
            SELECT id FROM provisioner_project WHERE pool_size > 0 AND deleted_at IS NULL
            UNION
            SELECT project_id FROM provisioner_container
            WHERE kind = 'SPARE' AND desired <> 'DELETED'
            """)
        .query((row, _) -> new ProjectId(row.getString("id")))
        .list();
  }

  int lockedSize(ProjectId project) {
    return jdbc.sql("SELECT pool_size FROM provisioner_project WHERE id = :id FOR UPDATE")
        .param("id", project.value())
        .query(Integer.class)
        .single();
  }

  /** The oldest first; those that failed too, so that a bad template fills no node. */
  List<Spare> of(ProjectId project) {
    return jdbc.sql(
            """
            SELECT id, snapshot_id, lost_at IS NOT NULL AS away FROM provisioner_container
            WHERE project_id = :project AND kind = 'SPARE' AND desired <> 'DELETED'
            ORDER BY id
            """)
        .param("project", project.value())
        .query((row, _) ->
            new Spare(
                new ContainerId(row.getString("id")),
                String.valueOf(row.getString("snapshot_id")),
                row.getBoolean("away")))
        .list();
  }
}
