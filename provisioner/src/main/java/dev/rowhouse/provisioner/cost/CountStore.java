package dev.rowhouse.provisioner.cost;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CountStore {
  private final JdbcClient jdbc;

  CountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<NodeId, NodeCount> of(OrganizationId organization) {
    Map<NodeId, NodeCount> counts = new HashMap<>();
    jdbc.sql(
            """
            SELECT c.node_id, COUNT(*) AS tenants,
              SUM(c.observed IN ('RUNNING', 'PAUSED')) AS awake
            FROM provisioner_container c
            JOIN provisioner_project p
              ON p.id = c.project_id AND p.organization_id = :organization
            WHERE c.kind = 'TENANT' AND c.observed <> 'DELETED' AND c.node_id IS NOT NULL
            GROUP BY c.node_id
            """)
        .param("organization", organization.value())
        .query(row -> {
          counts.put(
              new NodeId(row.getString("node_id")),
              new NodeCount(row.getInt("tenants"), row.getInt("awake")));
        });
    return counts;
  }
}
