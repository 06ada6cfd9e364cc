package dev.rowhouse.provisioner.project;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProjectStore {
  private static final String COLUMNS =
      """
      SELECT id, organization_id, name, slug, access, idle_always_on, idle_pause_after,
        idle_stop_after, idle_stop_at, idle_erase_after, idle_notice, pool_size, retention_days,
        grace_days, zone, host_pattern, created_at, changed_at, version
      FROM provisioner_project
      WHERE deleted_at IS NULL
      """;

  private final JdbcClient jdbc;

  ProjectStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Project project) {
    write(
            """
            INSERT INTO provisioner_project
              (id, organization_id, name, slug, access, idle_always_on, idle_pause_after,
               idle_stop_after, idle_stop_at, idle_erase_after, idle_notice, pool_size,
               retention_days, grace_days, zone, host_pattern, created_at, changed_at, version)
            VALUES
              (:id, :organization, :name, :slug, :access, :alwaysOn, :pauseAfter, :stopAfter,
               :stopAt, :eraseAfter, :notice, :pool, :retention, :grace, :zone, :pattern, :at, :at,
               1)
            """,
            project.settings())
        .param("id", project.id().value())
        .param("organization", project.organization().value())
        .param("at", project.createdAt())
        .update();
  }

  /** False when somebody changed it since this version. */
  boolean update(
      OrganizationId organization, ProjectId id, int version, ProjectSettings to, Instant now) {
    return write(
                """
                UPDATE provisioner_project
                SET name = :name, slug = :slug, access = :access, idle_always_on = :alwaysOn,
                  idle_pause_after = :pauseAfter, idle_stop_after = :stopAfter,
                  idle_stop_at = :stopAt, idle_erase_after = :eraseAfter, idle_notice = :notice,
                  pool_size = :pool, retention_days = :retention, grace_days = :grace,
                  zone = :zone, host_pattern = :pattern, changed_at = :at, version = version + 1
                WHERE id = :id AND organization_id = :organization AND version = :version
                  AND deleted_at IS NULL
                """,
                to)
            .param("id", id.value())
            .param("organization", organization.value())
            .param("version", version)
            .param("at", now)
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec write(String sql, ProjectSettings settings) {
    IdlePolicy idle = settings.idle();
    return jdbc.sql(sql)
        .param("name", settings.name().strip())
        .param("slug", settings.slug())
        .param("access", settings.access().name())
        .param("alwaysOn", idle.alwaysOn())
        .param("pauseAfter", idle.pauseAfter())
        .param("stopAfter", idle.stopAfter())
        .param("stopAt", idle.stopAt() == null ? null : idle.stopAt().toString())
        .param("eraseAfter", idle.eraseAfter())
        .param("notice", idle.notice())
        .param("pool", settings.poolSize())
        .param("retention", settings.retentionDays())
        .param("grace", settings.graceDays())
        .param("zone", settings.zone().getId())
        .param("pattern", settings.hostPattern());
  }

  /** Gateways read the routes of all its containers again. */
  void touchRoutes(ProjectId id) {
    jdbc.sql(
            """
            UPDATE provisioner_container SET changed_at = UTC_TIMESTAMP(6)
            WHERE project_id = :id AND observed <> 'DELETED'
            """)
        .param("id", id.value())
        .update();
  }

  /** The slug becomes free; the row stays for receipts that name it. */
  boolean delete(OrganizationId organization, ProjectId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE provisioner_project
                SET deleted_at = :now, changed_at = :now, slug = NULL, pool_size = 0
                WHERE id = :id AND organization_id = :organization AND deleted_at IS NULL
                """)
            .param("id", id.value())
            .param("organization", organization.value())
            .param("now", now)
            .update()
        == 1;
  }

  /** What lies on nodes for nobody any more; a worker removes it once its containers are gone. */
  void removeSnapshots(ProjectId id) {
    jdbc.sql(
            """
            UPDATE provisioner_snapshot SET state = 'REMOVING'
            WHERE project_id = :id AND state <> 'REMOVED'
            """)
        .param("id", id.value())
        .update();
  }

  Optional<Project> find(OrganizationId organization, ProjectId id) {
    return jdbc.sql(COLUMNS + "AND id = :id AND organization_id = :organization")
        .param("id", id.value())
        .param("organization", organization.value())
        .query(ProjectStore::read)
        .optional();
  }

  Optional<Project> known(ProjectId id) {
    return jdbc.sql(COLUMNS + "AND id = :id")
        .param("id", id.value())
        .query(ProjectStore::read)
        .optional();
  }

  List<Project> list(OrganizationId organization) {
    return jdbc.sql(COLUMNS + "AND organization_id = :organization ORDER BY name, id")
        .param("organization", organization.value())
        .query(ProjectStore::read)
        .list();
  }

  List<Project> all() {
    return jdbc.sql(COLUMNS + "ORDER BY id").query(ProjectStore::read).list();
  }

  boolean slugTaken(OrganizationId organization, String slug, @Nullable ProjectId but) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM provisioner_project
                WHERE organization_id = :organization AND slug = :slug AND id <> :but
                """)
            .param("organization", organization.value())
            .param("slug", slug)
            .param("but", but == null ? "" : but.value())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Names of tenants that are not erased yet, the oldest first. */
  List<String> tenantsOf(ProjectId id) {
    return jdbc.sql(
            """
            SELECT name FROM provisioner_tenant
            WHERE project_id = :id AND state <> 'ERASED' ORDER BY id LIMIT 101
            """)
        .param("id", id.value())
        .query(String.class)
        .list();
  }

  private static Project read(ResultSet row, int number) throws SQLException {
    return new Project(
        new ProjectId(row.getString("id")),
        new OrganizationId(row.getString("organization_id")),
        settings(row),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class),
        row.getInt("version"));
  }

  private static ProjectSettings settings(ResultSet row) throws SQLException {
    return new ProjectSettings(
        row.getString("name"),
        row.getString("slug"),
        Access.valueOf(row.getString("access")),
        idle(row),
        row.getInt("pool_size"),
        row.getInt("retention_days"),
        row.getInt("grace_days"),
        ZoneId.of(row.getString("zone")),
        row.getString("host_pattern"));
  }

  private static IdlePolicy idle(ResultSet row) throws SQLException {
    String stopAt = row.getString("idle_stop_at");
    return new IdlePolicy(
        row.getBoolean("idle_always_on"),
        row.getObject("idle_pause_after", Integer.class),
        row.getObject("idle_stop_after", Integer.class),
        stopAt == null ? null : LocalTime.parse(stopAt),
        row.getObject("idle_erase_after", Integer.class),
        row.getInt("idle_notice"));
  }
}
