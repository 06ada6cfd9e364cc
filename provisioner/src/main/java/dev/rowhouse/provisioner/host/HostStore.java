package dev.rowhouse.provisioner.host;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.dns.Challenge;
import dev.rowhouse.provisioner.dns.DomainName;
import dev.rowhouse.provisioner.dns.LossSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HostStore {
  private static final String OURS =
      """
      SELECT h.* FROM provisioner_host h
      JOIN provisioner_project p ON p.id = h.project_id AND p.organization_id = :organization
      WHERE h.state <> 'REMOVED'
      """;

  private final JdbcClient jdbc;
  private final Duration lostAfter;

  HostStore(JdbcClient jdbc, LossSettings settings) {
    this.jdbc = jdbc;
    this.lostAfter = settings.lostAfter();
  }

  /** False when the same project or tenant has claimed it already. */
  boolean insert(Host host) {
    TenantId tenant = host.tenant();
    try {
      jdbc.sql(
              """
              INSERT INTO provisioner_host
                (id, project_id, tenant_id, owner, domain, code, state, check_at, created_at, changed_at)
              VALUES (:id, :project, :tenant, COALESCE(:tenant, :project), :domain, :code, :state, :at, :at, :at)
              """)
          .param("id", host.id().value())
          .param("project", host.project().value())
          .param("tenant", tenant == null ? null : tenant.value())
          .param("domain", host.domain().value())
          .param("code", host.challenge().value())
          .param("state", host.state().name())
          .param("at", host.createdAt())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  int count(ProjectId project) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM provisioner_host WHERE project_id = :project AND state <>"
                + " 'REMOVED'")
        .param("project", project.value())
        .query(Integer.class)
        .single();
  }

  Optional<Host> find(OrganizationId organization, HostId id) {
    return jdbc.sql(OURS + "AND h.id = :id")
        .param("organization", organization.value())
        .param("id", id.value())
        .query(this::host)
        .optional();
  }

  /** Products' first, then by name. */
  List<Host> of(OrganizationId organization, ProjectId project) {
    return jdbc.sql(
            OURS + "AND h.project_id = :project ORDER BY h.tenant_id IS NOT NULL, h.domain, h.id")
        .param("organization", organization.value())
        .param("project", project.value())
        .query(this::host)
        .list();
  }

  List<Host> of(OrganizationId organization, TenantId tenant) {
    return jdbc.sql(OURS + "AND h.tenant_id = :tenant ORDER BY h.domain, h.id")
        .param("organization", organization.value())
        .param("tenant", tenant.value())
        .query(this::host)
        .list();
  }

  Optional<Host> known(HostId id) {
    return jdbc.sql("SELECT h.* FROM provisioner_host h WHERE h.id = :id AND h.state <> 'REMOVED'")
        .param("id", id.value())
        .query(this::host)
        .optional();
  }

  /** Who has proved it. */
  Optional<Host> holder(DomainName domain) {
    return jdbc.sql("SELECT h.* FROM provisioner_host h WHERE h.proved = :domain")
        .param("domain", domain.value())
        .query(this::host)
        .optional();
  }

  List<Host> due(Instant now) {
    return jdbc.sql(
            """
            SELECT h.* FROM provisioner_host h
            WHERE h.check_at <= :now AND h.state <> 'REMOVED' ORDER BY h.check_at LIMIT 200
            """)
        .param("now", now)
        .query(this::host)
        .list();
  }

  /** One of all workers looks. False: another does, or nobody has to any more. */
  boolean take(HostId id, Instant now, Instant until) {
    return jdbc.sql(
                """
                UPDATE provisioner_host SET check_at = :until WHERE id = :id AND check_at <= :now
                """)
            .param("id", id.value())
            .param("now", now)
            .param("until", until)
            .update()
        == 1;
  }

  /** False when it was looked for after this instant: then nothing is written. */
  boolean mayCheck(HostId id, Instant now, Instant notSince) {
    return jdbc.sql(
                """
                UPDATE provisioner_host SET checked_at = :now
                WHERE id = :id AND (checked_at IS NULL OR checked_at <= :notSince)
                """)
            .param("id", id.value())
            .param("now", now)
            .param("notSince", notSince)
            .update()
        == 1;
  }

  /**
   * What was found. False when it was in another state meanwhile.
   *
   * @param lost since when its record is missed; null when it is there, or never was
   * @throws DuplicateKeyException when it is to serve and another claim does
   */
  boolean found(
      Host host,
      HostState to,
      @Nullable String problem,
      @Nullable Instant lost,
      @Nullable Instant next,
      Instant now) {
    return jdbc.sql(
                """
                UPDATE provisioner_host
                SET changed_at = IF(state = :to, changed_at, :now),
                  verified_at = IF(:to = 'ACTIVE' AND state NOT IN ('ACTIVE', 'LOST'), :now,
                    verified_at),
                  state = :to, problem = :problem, lost_since = :lost, checked_at = :now,
                  check_at = :next
                WHERE id = :id AND state = :from
                """)
            .param("id", host.id().value())
            .param("from", host.state().name())
            .param("to", to.name())
            .param("problem", problem)
            .param("lost", lost)
            .param("next", next)
            .param("now", now)
            .update()
        == 1;
  }

  boolean remove(HostId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE provisioner_host SET state = 'REMOVED', check_at = NULL, changed_at = :now
                WHERE id = :id AND state <> 'REMOVED'
                """)
            .param("id", id.value())
            .param("now", now)
            .update()
        == 1;
  }

  /** Of tenants that are being forgotten and of projects that are gone. */
  int removeOrphans(Instant now) {
    return jdbc.sql(
            """
            UPDATE provisioner_host h
            JOIN provisioner_project p ON p.id = h.project_id
            LEFT JOIN provisioner_tenant t ON t.id = h.tenant_id
            SET h.state = 'REMOVED', h.check_at = NULL, h.changed_at = :now
            WHERE h.state <> 'REMOVED'
              AND (p.deleted_at IS NOT NULL OR t.state IN ('ERASING', 'ERASED'))
            """)
        .param("now", now)
        .update();
  }

  /** The domain of a tenant is its own: nothing of it is left after an erasure. */
  void forget(TenantId tenant) {
    jdbc.sql("DELETE FROM provisioner_host WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .update();
  }

  int sweepRemoved(Instant before) {
    return jdbc.sql("DELETE FROM provisioner_host WHERE state = 'REMOVED' AND changed_at < :before")
        .param("before", before)
        .update();
  }

  private Host host(ResultSet row, int number) throws SQLException {
    String tenant = row.getString("tenant_id");
    var domain = new DomainName(row.getString("domain"));
    Instant lost = row.getObject("lost_since", Instant.class);
    var state = HostState.valueOf(row.getString("state"));
    return new Host(
        new HostId(row.getString("id")),
        new ProjectId(row.getString("project_id")),
        tenant == null ? null : new TenantId(tenant),
        domain,
        Challenge.of(domain, row.getString("code")),
        state,
        row.getString("problem"),
        row.getObject("verified_at", Instant.class),
        lost,
        lost == null || state != HostState.LOST ? null : lost.plus(lostAfter),
        row.getObject("checked_at", Instant.class),
        row.getObject("created_at", Instant.class));
  }
}
