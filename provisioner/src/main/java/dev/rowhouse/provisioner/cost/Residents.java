package dev.rowhouse.provisioner.cost;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names of tenants by the containers that facts and shares are told of. */
@Repository
public class Residents {
  private static final int AT_ONCE = 1000;

  private final JdbcClient jdbc;

  Residents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the organization; whoever is unknown is left out. */
  public Map<String, Resident> of(OrganizationId organization, Collection<String> containers) {
    Map<String, Resident> found = new HashMap<>();
    List<String> all = List.copyOf(containers);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      read(organization, all.subList(from, Math.min(all.size(), from + AT_ONCE)), found);
    }
    return found;
  }

  private void read(
      OrganizationId organization, List<String> containers, Map<String, Resident> found) {
    jdbc.sql(
            """
            SELECT t.container_id, t.id, COALESCE(t.given_name, t.name) AS name,
              t.state = 'ERASED' AS erased, p.id AS project, p.name AS project_name
            FROM provisioner_tenant t
            JOIN provisioner_project p
              ON p.id = t.project_id AND p.organization_id = :organization
            WHERE t.container_id IN (:containers)
            """)
        .param("organization", organization.value())
        .param("containers", containers)
        .query(row -> {
          found.put(
              row.getString("container_id"),
              new Resident(
                  new TenantId(row.getString("id")),
                  row.getBoolean("erased") ? "An erased tenant" : row.getString("name"),
                  row.getBoolean("erased"),
                  new ProjectId(row.getString("project")),
                  row.getString("project_name")));
        });
  }
}
