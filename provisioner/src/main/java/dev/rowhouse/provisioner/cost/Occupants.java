package dev.rowhouse.provisioner.cost;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which containers stand on a node. */
@Repository
public class Occupants {
  private static final int MOST = 200;

  private final JdbcClient jdbc;

  Occupants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of their making, after the given one; at most 200. */
  public List<Occupant> of(
      OrganizationId organization, NodeId node, @Nullable ContainerId after, int limit) {
    return jdbc.sql(
            """
            SELECT c.id, c.kind, c.host, c.observed, c.desired, c.suspended, c.last_request_at,
              t.id AS tenant, COALESCE(t.given_name, t.name, c.name, c.id) AS name,
              p.name AS project
            FROM provisioner_container c
            JOIN provisioner_project p
              ON p.id = c.project_id AND p.organization_id = :organization
            LEFT JOIN provisioner_tenant t ON t.container_id = c.id
            WHERE c.node_id = :node AND c.observed <> 'DELETED' AND c.id > :after
            ORDER BY c.id LIMIT :limit
            """)
        .param("organization", organization.value())
        .param("node", node.value())
        .param("after", after == null ? "" : after.value())
        .param("limit", Math.clamp(limit, 1, MOST))
        .query(Occupants::read)
        .list();
  }

  /** Who is on the way to which node: its name by the container. */
  public Map<ContainerId, String> moving(OrganizationId organization) {
    Map<ContainerId, String> moving = new HashMap<>();
    jdbc.sql(
            """
            SELECT m.container_id, n.name FROM provisioner_move m
            JOIN provisioner_container c ON c.id = m.container_id AND c.move_id = m.id
            JOIN provisioner_project p
              ON p.id = c.project_id AND p.organization_id = :organization
            JOIN provisioner_node n ON n.id = m.target_id
            WHERE m.stage NOT IN ('DONE', 'FAILED')
            """)
        .param("organization", organization.value())
        .query(row -> {
          moving.put(new ContainerId(row.getString("container_id")), row.getString("name"));
        });
    return moving;
  }

  private static Occupant read(ResultSet row, int number) throws SQLException {
    @Nullable String tenant = row.getString("tenant");
    return new Occupant(
        new ContainerId(row.getString("id")),
        Kind.valueOf(row.getString("kind")),
        tenant == null ? null : new TenantId(tenant),
        row.getString("name"),
        row.getString("project"),
        row.getString("host"),
        Observed.valueOf(row.getString("observed")),
        Desired.valueOf(row.getString("desired")),
        row.getBoolean("suspended"),
        row.getObject("last_request_at", Instant.class));
  }
}
