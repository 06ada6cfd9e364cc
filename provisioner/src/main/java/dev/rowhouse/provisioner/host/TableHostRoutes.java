package dev.rowhouse.provisioner.host;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TableHostRoutes implements HostRoutes {
  private final JdbcClient jdbc;

  TableHostRoutes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<HostRoute> changedSince(Instant since) {
    return jdbc.sql(
            """
            SELECT h.id, h.domain, h.project_id, h.tenant_id, t.container_id,
              h.state IN ('ACTIVE', 'LOST') AND p.deleted_at IS NULL AS serves,
              GREATEST(h.changed_at, p.changed_at, COALESCE(t.changed_at, h.changed_at))
                AS changed_at
            FROM (
              SELECT id FROM provisioner_host WHERE changed_at >= :since
              UNION
              SELECT h.id FROM provisioner_tenant t
                JOIN provisioner_host h ON h.tenant_id = t.id
              WHERE t.changed_at >= :since
              UNION
              SELECT h.id FROM provisioner_project p
                JOIN provisioner_host h ON h.project_id = p.id
              WHERE p.changed_at >= :since
            ) changed
            JOIN provisioner_host h ON h.id = changed.id
            JOIN provisioner_project p ON p.id = h.project_id
            LEFT JOIN provisioner_tenant t ON t.id = h.tenant_id
            ORDER BY changed_at, h.id
            """)
        .param("since", since)
        .query(TableHostRoutes::route)
        .list();
  }

  private static HostRoute route(ResultSet row, int number) throws SQLException {
    String container = row.getString("container_id");
    return new HostRoute(
        new HostId(row.getString("id")),
        row.getString("domain"),
        new ProjectId(row.getString("project_id")),
        container == null ? null : new ContainerId(container),
        row.getString("tenant_id") == null,
        row.getBoolean("serves"),
        row.getObject("changed_at", Instant.class));
  }
}
