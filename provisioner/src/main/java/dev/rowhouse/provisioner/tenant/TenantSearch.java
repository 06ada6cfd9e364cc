package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenants as the faces look for them: always within one organization. */
@Repository
class TenantSearch {
  private static final String FROM =
      "SELECT "
          + TenantReader.COLUMNS
          + TenantReader.HOUSE
          + """
          FROM provisioner_tenant t
          JOIN provisioner_project p
            ON p.id = t.project_id AND p.organization_id = :organization
          LEFT JOIN provisioner_container c ON c.id = t.container_id
          LEFT JOIN provisioner_size s ON s.container_id = t.container_id
          """;

  private final JdbcClient jdbc;

  TenantSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Housed> find(OrganizationId organization, TenantId id) {
    return jdbc.sql(FROM + "WHERE t.id = :id")
        .param("organization", organization.value())
        .param("id", id.value())
        .query(TenantReader::housed)
        .optional();
  }

  Optional<Housed> find(OrganizationId organization, ContainerId id) {
    return jdbc.sql(FROM + "WHERE t.container_id = :id")
        .param("organization", organization.value())
        .param("id", id.value())
        .query(TenantReader::housed)
        .optional();
  }

  List<Housed> list(OrganizationId organization, ProjectId project, TenantFilter filter) {
    TenantId after = filter.after();
    return jdbc.sql(
            FROM
                + """
                WHERE t.project_id = :project AND (:after = '' OR t.id < :after)
                  AND t.state IN (:states)
                  AND (:text = '%%' OR t.name LIKE :text OR t.given_name LIKE :text OR t.email LIKE :text
                    OR t.reference LIKE :text OR t.subscription LIKE :text OR c.host LIKE :text)
                ORDER BY t.id DESC LIMIT :limit
                """)
        .param("organization", organization.value())
        .param("project", project.value())
        .param("after", after == null ? "" : after.value())
        .param("states", states(filter))
        .param("text", "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .param("limit", filter.limit())
        .query(TenantReader::housed)
        .list();
  }

  private static List<String> states(TenantFilter filter) {
    var states = filter.states().isEmpty() ? List.of(TenantState.values()) : filter.states();
    return states.stream()
        .filter(state -> state != TenantState.ERASED || !filter.states().isEmpty())
        .map(TenantState::name)
        .toList();
  }

  Map<TenantState, Long> counts(OrganizationId organization, ProjectId project) {
    Map<TenantState, Long> counts = new EnumMap<>(TenantState.class);
    jdbc.sql(
            """
            SELECT t.state, COUNT(*) AS tenants FROM provisioner_tenant t
            JOIN provisioner_project p
              ON p.id = t.project_id AND p.organization_id = :organization
            WHERE t.project_id = :project GROUP BY t.state
            """)
        .param("organization", organization.value())
        .param("project", project.value())
        .query(row -> {
          counts.put(TenantState.valueOf(row.getString("state")), row.getLong("tenants"));
        });
    return counts;
  }
}
