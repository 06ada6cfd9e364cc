package dev.rowhouse.portal.testing;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What workers would write, written by hand. */
public final class Planted {
  private Planted() {}

  /** A node of this organization that is ready, and reached by nobody. */
  public static NodeId node(JdbcClient tables, OrganizationId organization, String name) {
    NodeId node = NodeId.mint();
    tables
        .sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
              state, reached, created_at, changed_at)
            VALUES (:id, :organization, :name, :id, '10.0.0.0/16', '', 'READY', TRUE,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        .param("id", node.value())
        .param("organization", organization.value())
        .param("name", name)
        .update();
    return node;
  }
}
