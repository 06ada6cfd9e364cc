package dev.rowhouse.marketplace.account;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All organizations of the installation. */
@Component
public class Organizations {
  private final JdbcClient jdbc;
  private final Members members;
  private final Clock clock;

  Organizations(JdbcClient jdbc, Members members, Clock clock) {
    this.jdbc = jdbc;
    this.members = members;
    this.clock = clock;
  }

  /** Founds an organization; who founds it owns it. */
  @Transactional
  public Organization found(String name, UserId owner) {
    var made =
        new Organization(OrganizationId.mint(), name.strip(), clock.instant(), Optional.empty());
    jdbc.sql(
            """
            INSERT INTO marketplace_organization (id, name, created_at) VALUES (:id, :name, :now)
            """)
        .param("id", made.id().value())
        .param("name", made.name())
        .param("now", made.createdAt())
        .update();
    members.add(made.id(), owner, Role.OWNER);
    return made;
  }

  public Optional<Organization> find(OrganizationId id) {
    return jdbc.sql("SELECT * FROM marketplace_organization WHERE id = :id")
        .param("id", id.value())
        .query(Organizations::organization)
        .optional();
  }

  public void rename(OrganizationId id, String name) {
    jdbc.sql("UPDATE marketplace_organization SET name = :name WHERE id = :id")
        .param("id", id.value())
        .param("name", name.strip())
        .update();
  }

  /** In the order in which they were founded. */
  public List<Organization> all() {
    return jdbc.sql("SELECT * FROM marketplace_organization ORDER BY id")
        .query(Organizations::organization)
        .list();
  }

  /**
   * By what is found in name or identifier, the newest first, before the given one.
   *
   * @param text empty for all
   */
  @Unowned
  public List<Organization> search(String text, Optional<OrganizationId> before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM marketplace_organization
            WHERE id < :before AND (:text = '' OR LOCATE(LOWER(:text), LOWER(name)) > 0 OR id = :text)
            ORDER BY id DESC LIMIT :limit
            """)
        .param("before", before.map(OrganizationId::value).orElse("org_~"))
        .param("text", text.strip())
        .param("limit", Math.clamp(limit, 1, 200))
        .query(Organizations::organization)
        .list();
  }

  /** Whether nobody has founded one yet: the first run. */
  public boolean none() {
    return jdbc.sql("SELECT COUNT(*) FROM marketplace_organization").query(Long.class).single()
        == 0;
  }

  private static Organization organization(ResultSet row, int number) throws SQLException {
    return new Organization(
        new OrganizationId(row.getString("id")),
        row.getString("name"),
        row.getObject("created_at", Instant.class),
        Suspension.read(row));
  }
}
