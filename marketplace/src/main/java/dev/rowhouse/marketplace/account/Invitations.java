package dev.rowhouse.marketplace.account;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people join; each works once, for a week, for one address. */
@Component
public class Invitations {
  public static final Duration VALID = Duration.ofDays(7);

  private static final String OPEN =
      """
      SELECT i.*, o.name AS organization_name
      FROM marketplace_invitation i JOIN marketplace_organization o ON o.id = i.organization_id
      WHERE i.expires_at > :now
      """;

  private final JdbcClient jdbc;
  private final Members members;
  private final Clock clock;

  Invitations(JdbcClient jdbc, Members members, Clock clock) {
    this.jdbc = jdbc;
    this.members = members;
    this.clock = clock;
  }

  /** Returns the token for the link; only its hash is kept. */
  public String invite(OrganizationId organization, Role role, String email, UserId by) {
    String token = Tokens.mint();
    jdbc.sql(
            """
            INSERT INTO marketplace_invitation
              (token_hash, organization_id, role, email, invited_by, expires_at)
            VALUES (:hash, :organization, :role, :email, :by, :expires)
            """)
        .param("hash", Tokens.hash(token))
        .param("organization", organization.value())
        .param("role", role.name())
        .param("email", Invitation.normal(email))
        .param("by", by.value())
        .param("expires", clock.instant().plus(VALID))
        .update();
    return token;
  }

  public Optional<Invitation> find(String token) {
    return jdbc.sql(OPEN + " AND i.token_hash = :hash")
        .param("now", clock.instant())
        .param("hash", Tokens.hash(token))
        .query(Invitations::invitation)
        .optional();
  }

  public List<Invitation> of(OrganizationId organization) {
    return jdbc.sql(OPEN + " AND i.organization_id = :organization ORDER BY i.expires_at")
        .param("now", clock.instant())
        .param("organization", organization.value())
        .query(Invitations::invitation)
        .list();
  }

  /**
   * Uses the invitation up; empty when it was used or is too old. Whether the user is whom it is
   * for is to be seen before: providers say that, each in its own way.
   */
  @Transactional
  public Optional<OrganizationId> accept(String token, UserId user) {
    Optional<Invitation> found = find(token);
    if (found.isEmpty() || !delete(found.get().organization(), found.get().handle())) {
      return Optional.empty();
    }
    members.add(found.get().organization(), user, found.get().role());
    return Optional.of(found.get().organization());
  }

  /** Whether the organization had such an invitation. */
  public boolean withdraw(OrganizationId organization, String handle) {
    return delete(organization, handle);
  }

  private boolean delete(OrganizationId organization, String handle) {
    return jdbc.sql(
                """
                DELETE FROM marketplace_invitation
                WHERE token_hash = :hash AND organization_id = :organization
                """)
            .param("hash", handle)
            .param("organization", organization.value())
            .update()
        == 1;
  }

  private static Invitation invitation(ResultSet row, int number) throws SQLException {
    return new Invitation(
        row.getString("token_hash"),
        new OrganizationId(row.getString("organization_id")),
        row.getString("organization_name"),
        Role.valueOf(row.getString("role")),
        row.getString("email"),
        row.getObject("expires_at", Instant.class));
  }
}
