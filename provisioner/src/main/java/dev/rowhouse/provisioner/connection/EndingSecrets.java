package dev.rowhouse.provisioner.connection;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which secrets of clients end within a month. */
@Repository
public class EndingSecrets {
  /** So long before its end a secret counts as ending. */
  public static final Duration AHEAD = Duration.ofDays(30);

  private static final String ENDING =
      """
      SELECT c.id, c.tenant_id, t.project_id, p.organization_id, c.name,
        COALESCE(t.given_name, t.name) AS tenant_name, c.secret_expires_at
      FROM provisioner_connection c
      JOIN provisioner_tenant t ON t.id = c.tenant_id
      JOIN provisioner_project p ON p.id = t.project_id AND p.deleted_at IS NULL
      WHERE c.secret_sealed IS NOT NULL AND c.secret_expires_at < :until AND c.state <> 'DISABLED'
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  EndingSecrets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those that end first come first. */
  public List<EndingSecret> of(OrganizationId organization, ProjectId project) {
    return jdbc.sql(
            ENDING
                + " AND p.id = :project AND p.organization_id = :organization"
                + " ORDER BY c.secret_expires_at LIMIT 20")
        .param("until", clock.instant().plus(AHEAD))
        .param("project", project.value())
        .param("organization", organization.value())
        .query(this::read)
        .list();
  }

  List<EndingSecret> all() {
    return jdbc.sql(ENDING).param("until", clock.instant().plus(AHEAD)).query(this::read).list();
  }

  /** False when that was told before. */
  boolean tell(EndingSecret secret, int days) {
    return jdbc.sql(
                """
                INSERT IGNORE INTO provisioner_secret_warning (connection_id, ends_at, days, told_at)
                VALUES (:connection, :ends, :days, :now)
                """)
            .param("connection", secret.connection().value())
            .param("ends", secret.endsAt())
            .param("days", days)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  private EndingSecret read(ResultSet row, int number) throws SQLException {
    Instant ends = row.getObject("secret_expires_at", Instant.class);
    return new EndingSecret(
        new ConnectionId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        new ProjectId(row.getString("project_id")),
        new OrganizationId(row.getString("organization_id")),
        row.getString("name"),
        row.getString("tenant_name"),
        ends,
        !clock.instant().isBefore(ends));
  }
}
