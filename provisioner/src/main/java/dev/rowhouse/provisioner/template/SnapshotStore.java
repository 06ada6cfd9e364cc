package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.FirewallRule;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.project.SealedVariables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SnapshotStore {
  private static final String COLUMNS =
      """
      SELECT id, project_id, number, state, container_id, node_id, image, settings, variables,
        rules, note, actor, problem, created_at, frozen_at
      FROM provisioner_snapshot
      """;

  private final JdbcClient jdbc;
  private final SealedVariables variables;

  SnapshotStore(JdbcClient jdbc, SealedVariables variables) {
    this.jdbc = jdbc;
    this.variables = variables;
  }

  void insert(Snapshot snapshot) {
    jdbc.sql(
            """
            INSERT INTO provisioner_snapshot
              (id, project_id, number, state, container_id, image, settings, variables, rules,
               note, actor, created_at)
            VALUES (:id, :project, :number, :state, :container, :image, :settings, :variables,
               :rules, :note, :actor, :at)
            """)
        .param("id", snapshot.id().value())
        .param("project", snapshot.project().value())
        .param("number", snapshot.number())
        .param("state", snapshot.state().name())
        .param("container", snapshot.template().value())
        .param("image", snapshot.image())
        .param("settings", Json.write(snapshot.settings()))
        .param("variables", variables.write(snapshot.variables(), context(snapshot.id())))
        .param("rules", Json.write(snapshot.rules()))
        .param("note", snapshot.note())
        .param("actor", snapshot.actor())
        .param("at", snapshot.createdAt())
        .update();
  }

  Optional<Snapshot> find(SnapshotId id) {
    return jdbc.sql(COLUMNS + "WHERE id = :id")
        .param("id", id.value())
        .query(this::read)
        .optional();
  }

  List<Snapshot> list(ProjectId project) {
    return jdbc.sql(COLUMNS + "WHERE project_id = :project ORDER BY number DESC")
        .param("project", project.value())
        .query(this::read)
        .list();
  }

  Optional<Snapshot> latest(ProjectId project) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE project_id = :project AND state = 'READY' ORDER BY number DESC LIMIT 1
                """)
        .param("project", project.value())
        .query(this::read)
        .optional();
  }

  /** Tenants', copies and spares that are not gone. */
  long containersOf(SnapshotId id) {
    return count(
        """
        SELECT COUNT(*) FROM provisioner_container
        WHERE snapshot_id = :id AND desired <> 'DELETED'
        """,
        id);
  }

  boolean isPinned(SnapshotId id) {
    return count("SELECT COUNT(*) FROM provisioner_plan WHERE snapshot_id = :id", id) > 0;
  }

  private long count(String sql, SnapshotId id) {
    return jdbc.sql(sql).param("id", id.value()).query(Long.class).single();
  }

  boolean remove(SnapshotId id) {
    return jdbc.sql(
                """
                UPDATE provisioner_snapshot SET state = 'REMOVING'
                WHERE id = :id AND state IN ('READY', 'FAILED')
                """)
            .param("id", id.value())
            .update()
        == 1;
  }

  List<Snapshot> removing() {
    return jdbc.sql(COLUMNS + "WHERE state = 'REMOVING' ORDER BY id LIMIT 100")
        .query(this::read)
        .list();
  }

  void removed(SnapshotId id) {
    jdbc.sql("DELETE FROM provisioner_snapshot_seed WHERE snapshot_id = :id")
        .param("id", id.value())
        .update();
    jdbc.sql(
            """
            UPDATE provisioner_snapshot SET state = 'REMOVED', variables = '[]', problem = NULL
            WHERE id = :id AND state = 'REMOVING'
            """)
        .param("id", id.value())
        .update();
  }

  Optional<String> seed(SnapshotId id, String dataPath) {
    return jdbc.sql(
            """
            SELECT volume FROM provisioner_snapshot_seed
            WHERE snapshot_id = :id AND data_path = :path
            """)
        .param("id", id.value())
        .param("path", dataPath)
        .query(String.class)
        .optional();
  }

  private Snapshot read(ResultSet row, int number) throws SQLException {
    var id = new SnapshotId(row.getString("id"));
    String node = row.getString("node_id");
    return new Snapshot(
        id,
        new ProjectId(row.getString("project_id")),
        row.getInt("number"),
        Snapshot.State.valueOf(row.getString("state")),
        new ContainerId(row.getString("container_id")),
        node == null ? null : new NodeId(node),
        row.getString("image"),
        Json.read(row.getString("settings"), Settings.class),
        variables.read(row.getString("variables"), context(id)),
        Json.list(row.getString("rules"), FirewallRule.class),
        row.getString("note"),
        row.getString("actor"),
        row.getString("problem"),
        row.getObject("created_at", Instant.class),
        row.getObject("frozen_at", Instant.class));
  }

  private static String context(SnapshotId id) {
    return "snapshot:" + id.value();
  }
}
