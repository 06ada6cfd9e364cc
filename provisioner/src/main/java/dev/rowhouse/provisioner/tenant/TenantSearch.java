package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Absence;
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
          """
          + Absence.JOIN;

  /** So many are fetched by their identifiers. */
  private static final int FEW = 1_000;

  private static final String HAS =
      """
      AND (c.host LIKE :host OR EXISTS (SELECT 1 FROM provisioner_tenant_word w
        WHERE w.tenant_id = t.id AND w.word LIKE :text))
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

  /**
   * What few tenants have is looked up by its index; what many have is soon found among the newest:
   * neither reads them all.
   */
  List<Housed> list(OrganizationId organization, ProjectId project, TenantFilter filter) {
    if (filter.text().isBlank()) {
      return page(organization, project, filter, "", Map.of());
    }
    String sought = Words.sought(filter.text());
    String text = sought.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    List<String> found = sought.isEmpty() ? List.of() : few(project, text);
    if (found.isEmpty()) {
      return List.of();
    }
    return found.size() < FEW
        ? page(organization, project, filter, "AND t.id IN (:found)", Map.of("found", found))
        : page(organization, project, filter, HAS, Map.of("text", text, "host", host(text)));
  }

  private List<Housed> page(
      OrganizationId organization,
      ProjectId project,
      TenantFilter filter,
      String which,
      Map<String, ?> params) {
    TenantId after = filter.after();
    return jdbc.sql(
            FROM
                + """
                WHERE t.project_id = :project AND (:after = '' OR t.id < :after)
                  AND t.state IN (:states) %s
                ORDER BY t.id DESC LIMIT :limit
                """
                    .formatted(which))
        .params(params)
        .param("organization", organization.value())
        .param("project", project.value())
        .param("after", after == null ? "" : after.value())
        .param("states", states(filter))
        .param("limit", filter.limit())
        .query(TenantReader::housed)
        .list();
  }

  /** In no order; as many as {@link #FEW} means that there may be more. */
  private List<String> few(ProjectId project, String text) {
    return jdbc.sql(
            """
            (SELECT DISTINCT tenant_id FROM provisioner_tenant_word
             WHERE project_id = :project AND word LIKE :text LIMIT :few)
            UNION
            (SELECT t.id FROM provisioner_container c
             JOIN provisioner_tenant t ON t.container_id = c.id
             WHERE c.project_id = :project AND c.host LIKE :host LIMIT :few)
            LIMIT :few
            """)
        .param("project", project.value())
        .param("text", text)
        .param("host", host(text))
        .param("few", FEW)
        .query(String.class)
        .list();
  }

  /** Hosts are ASCII: with anything else their index would not be used. None begins with a dash. */
  private static String host(String text) {
    return text.chars().allMatch(letter -> letter < 128) ? text : "-";
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
