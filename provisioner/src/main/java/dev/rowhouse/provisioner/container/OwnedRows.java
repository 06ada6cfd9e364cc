package dev.rowhouse.provisioner.container;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads containers for their owners: whose they are stands in each query. */
@Component
class OwnedRows {
  private static final String OWNED =
      "SELECT c.*"
          + Absence.COLUMNS
          + """
          FROM provisioner_container c
          JOIN provisioner_project p ON p.id = c.project_id
          """
          + Absence.JOIN
          + """
          WHERE p.organization_id = :organization AND (:project IS NULL OR p.id = :project)
          """;
  private static final String FILTERED =
      """
       AND c.id > :after AND c.observed <> 'DELETED'
        AND (:kinds IS NULL OR FIND_IN_SET(c.kind, :kinds))
        AND (:states IS NULL OR FIND_IN_SET(c.observed, :states))
        AND (:host IS NULL OR c.host = :host)
      ORDER BY c.id LIMIT :limit
      """;
  private final JdbcClient jdbc;

  OwnedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Container> find(
      OrganizationId organization, @Nullable ProjectId project, ContainerId id) {
    return owned(OWNED + " AND c.id = :id", organization, project)
        .param("id", id.value())
        .query(OwnedRows::read)
        .optional();
  }

  /** In the order of their identifiers; deleted ones left out. */
  List<Container> list(
      OrganizationId organization,
      @Nullable ProjectId project,
      ContainerFilter filter,
      String after,
      int limit) {
    return owned(OWNED + FILTERED, organization, project)
        .param("kinds", ContainerFilter.names(filter.kinds()))
        .param("states", ContainerFilter.names(filter.observed()))
        .param("host", filter.host())
        .param("after", after)
        .param("limit", limit)
        .query(OwnedRows::read)
        .list();
  }

  private static Container read(ResultSet row, int number) throws SQLException {
    Container container = RowReader.container(row);
    return container.waiting(Absence.words(row, container.waiting()));
  }

  private JdbcClient.StatementSpec owned(
      String sql, OrganizationId organization, @Nullable ProjectId project) {
    return jdbc.sql(sql)
        .param("organization", organization.value())
        .param("project", project == null ? null : project.value());
  }
}
