package dev.rowhouse.provisioner.member;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MemberStore {
  private static final String ALL = "SELECT * FROM provisioner_member ";

  private final JdbcClient jdbc;
  private final Clock clock;

  MemberStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** False when the tenant has somebody with this address. */
  boolean insert(PersonId id, TenantId tenant, NewMember member) {
    try {
      jdbc.sql(
              """
              INSERT INTO provisioner_member (id, tenant_id, email, name, role, break_glass, invited_at,
                changed_at)
              VALUES (:id, :tenant, :email, :name, :role, FALSE, :now, :now)
              """)
          .param("id", id.value())
          .param("tenant", tenant.value())
          .param("email", NewMember.normal(member.email()))
          .param("name", member.name().strip())
          .param("role", member.role().strip())
          .param("now", clock.instant())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  long count(TenantId tenant) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_member WHERE tenant_id = :tenant")
        .param("tenant", tenant.value())
        .query(Long.class)
        .single();
  }

  List<Member> of(TenantId tenant) {
    return jdbc.sql(ALL + "WHERE tenant_id = :tenant ORDER BY email")
        .param("tenant", tenant.value())
        .query(MemberStore::read)
        .list();
  }

  Optional<Member> find(TenantId tenant, PersonId id) {
    return jdbc.sql(ALL + "WHERE id = :id AND tenant_id = :tenant")
        .param("id", id.value())
        .param("tenant", tenant.value())
        .query(MemberStore::read)
        .optional();
  }

  Optional<Member> find(OrganizationId organization, PersonId id) {
    return jdbc.sql(
            """
            SELECT m.* FROM provisioner_member m
            JOIN provisioner_tenant t ON t.id = m.tenant_id
            JOIN provisioner_project p ON p.id = t.project_id AND p.organization_id = :organization
            WHERE m.id = :id
            """)
        .param("organization", organization.value())
        .param("id", id.value())
        .query(MemberStore::read)
        .optional();
  }

  Optional<Member> byEmail(TenantId tenant, String email) {
    return jdbc.sql(ALL + "WHERE tenant_id = :tenant AND email = :email")
        .param("tenant", tenant.value())
        .param("email", NewMember.normal(email))
        .query(MemberStore::read)
        .optional();
  }

  void change(PersonId id, String role, boolean breakGlass) {
    jdbc.sql(
            """
            UPDATE provisioner_member SET role = :role, break_glass = :glass, changed_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("role", role.strip())
        .param("glass", breakGlass)
        .param("now", clock.instant())
        .update();
  }

  /** False when they are no member any more. Until it is written nobody else changes them. */
  boolean seen(PersonId id) {
    return jdbc.sql("UPDATE provisioner_member SET seen_at = :now WHERE id = :id")
            .param("id", id.value())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  /** Waits for who comes in at this moment, so that their visit is seen and ended, too. */
  void lock(PersonId id) {
    jdbc.sql("SELECT id FROM provisioner_member WHERE id = :id FOR UPDATE")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  void delete(PersonId id) {
    jdbc.sql("DELETE FROM provisioner_member WHERE id = :id").param("id", id.value()).update();
  }

  private static Member read(ResultSet row, int number) throws SQLException {
    return new Member(
        new PersonId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        row.getString("email"),
        row.getString("name"),
        row.getString("role"),
        row.getBoolean("break_glass"),
        row.getObject("invited_at", Instant.class),
        row.getObject("seen_at", Instant.class));
  }
}
