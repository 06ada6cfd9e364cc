package dev.rowhouse.marketplace.account;

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
    var made = new Organization(OrganizationId.mint(), name.strip(), clock.instant());
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

  /** Whether nobody has founded one yet: the first run. */
  public boolean none() {
    return jdbc.sql("SELECT COUNT(*) FROM marketplace_organization").query(Long.class).single()
        == 0;
  }

  private static Organization organization(ResultSet row, int number) throws SQLException {
    return new Organization(
        new OrganizationId(row.getString("id")),
        row.getString("name"),
        row.getObject("created_at", Instant.class));
  }
}
