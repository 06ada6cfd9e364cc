package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to which organization, with which role. */
@Component
public class Members {
  private static final String MEMBER =
      """
      SELECT u.*, m.role, m.joined_at, o.id AS organization_id, o.name AS organization_name,
        o.suspended_at, o.suspended_reason, o.suspended_by, o.tenants_stopped
      FROM marketplace_member m
      JOIN marketplace_user u ON u.id = m.user_id
      JOIN marketplace_organization o ON o.id = m.organization_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Members(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The places of one person, the oldest first; one query, asked at every request. */
  public List<Member> placesOf(String issuer, String subject) {
    return jdbc.sql(
            MEMBER
                + " WHERE u.issuer = :issuer AND u.subject = :subject ORDER BY m.joined_at, o.id")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Members::member)
        .list();
  }

  public List<Member> of(OrganizationId organization) {
    return jdbc.sql(MEMBER + " WHERE m.organization_id = :organization ORDER BY u.name, u.id")
        .param("organization", organization.value())
        .query(Members::member)
        .list();
  }

  /** Makes somebody a member; one who is already stays what they are. */
  public void add(OrganizationId organization, UserId user, Role role) {
    jdbc.sql(
            """
            INSERT IGNORE INTO marketplace_member (organization_id, user_id, role, joined_at)
            VALUES (:organization, :user, :role, :now)
            """)
        .param("organization", organization.value())
        .param("user", user.value())
        .param("role", role.name())
        .param("now", clock.instant())
        .update();
  }

  /**
   * @throws LastOwner when nobody would own the organization any more
   */
  @Transactional
  public void change(OrganizationId organization, UserId user, Role role) {
    lock(organization);
    jdbc.sql(
            """
            UPDATE marketplace_member SET role = :role
            WHERE organization_id = :organization AND user_id = :user
            """)
        .param("organization", organization.value())
        .param("user", user.value())
        .param("role", role.name())
        .update();
    checkOwned(organization);
  }

  /**
   * @throws LastOwner when nobody would own the organization any more
   */
  @Transactional
  public void remove(OrganizationId organization, UserId user) {
    lock(organization);
    jdbc.sql(
            """
            DELETE FROM marketplace_member
            WHERE organization_id = :organization AND user_id = :user
            """)
        .param("organization", organization.value())
        .param("user", user.value())
        .update();
    checkOwned(organization);
  }

  /**
   * Hands the organization over: the one owns it, the other is an admin from then on.
   *
   * @return false when either of them is not what they have to be; then nothing changed
   */
  @Transactional
  public boolean handOver(OrganizationId organization, UserId from, UserId to) {
    lock(organization);
    boolean both =
        !from.equals(to)
            && is(organization, from, Role.OWNER)
            && jdbc.sql(
                        """
                        SELECT COUNT(*) FROM marketplace_member
                        WHERE organization_id = :organization AND user_id = :user
                        """)
                    .param("organization", organization.value())
                    .param("user", to.value())
                    .query(Long.class)
                    .single()
                == 1;
    if (both) {
      change(organization, to, Role.OWNER);
      change(organization, from, Role.ADMIN);
    }
    return both;
  }

  private boolean is(OrganizationId organization, UserId user, Role role) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM marketplace_member
                WHERE organization_id = :organization AND user_id = :user AND role = :role
                """)
            .param("organization", organization.value())
            .param("user", user.value())
            .param("role", role.name())
            .query(Long.class)
            .single()
        == 1;
  }

  /** Two owners who remove each other at the same moment must wait for one another. */
  private void lock(OrganizationId organization) {
    jdbc.sql("SELECT id FROM marketplace_organization WHERE id = :id FOR UPDATE")
        .param("id", organization.value())
        .query(String.class)
        .optional();
  }

  private void checkOwned(OrganizationId organization) {
    long owners =
        jdbc.sql(
                """
                SELECT COUNT(*) FROM marketplace_member
                WHERE organization_id = :organization AND role = 'OWNER'
                """)
            .param("organization", organization.value())
            .query(Long.class)
            .single();
    if (owners == 0) {
      throw new LastOwner();
    }
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new OrganizationId(row.getString("organization_id")),
        row.getString("organization_name"),
        Suspension.read(row),
        Users.user(row, number),
        Role.valueOf(row.getString("role")),
        row.getObject("joined_at", Instant.class));
  }
}
