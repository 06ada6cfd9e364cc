package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a project's snapshots lie, and how far those are that travel. */
@Component
public class Travels {
  private final JdbcClient jdbc;

  Travels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest snapshot first; nothing when the project is not the owner's. */
  public List<Travel> of(OrganizationId owner, ProjectId project) {
    return jdbc.sql(
            """
            SELECT s.id AS snapshot_id, n.id AS at_id, n.name AS at_name, h.since AS since, t.*
            FROM provisioner_project p
            JOIN provisioner_snapshot s ON s.project_id = p.id
            JOIN provisioner_node n ON n.organization_id = p.organization_id AND n.state <> 'GONE'
            LEFT JOIN provisioner_place h ON h.image = s.image AND h.node_id = n.id
            LEFT JOIN provisioner_transfer t ON t.image = s.image AND t.node_id = n.id
              AND t.stage <> 'DONE'
            WHERE p.organization_id = :owner AND p.id = :project
              AND (h.image IS NOT NULL OR t.image IS NOT NULL)
            ORDER BY s.number DESC, n.name
            """)
        .param("owner", owner.value())
        .param("project", project.value())
        .query(Travels::read)
        .list();
  }

  private static Travel read(ResultSet row, int number) throws SQLException {
    return new Travel(
        new SnapshotId(row.getString("snapshot_id")),
        new NodeId(row.getString("at_id")),
        row.getString("at_name"),
        row.getString("since") == null ? TransferStore.read(row) : null);
  }
}
