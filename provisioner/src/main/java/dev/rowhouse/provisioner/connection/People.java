package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.Json;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class People {
  private static final String COLUMNS =
      """
      SELECT id, tenant_id, connection_id, subject, email, name, roles, active, seen_at
      FROM provisioner_person
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  People(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** By connection and subject, and by nothing else: addresses and names can be anybody's. */
  Optional<Person> find(ConnectionId connection, String subject) {
    return jdbc.sql(COLUMNS + "WHERE connection_id = :connection AND subject = :subject")
        .param("connection", connection.value())
        .param("subject", subject)
        .query(People::read)
        .optional();
  }

  List<Person> of(TenantId tenant) {
    return jdbc.sql(COLUMNS + "WHERE tenant_id = :tenant ORDER BY name, id LIMIT 1000")
        .param("tenant", tenant.value())
        .query(People::read)
        .list();
  }

  /** Whoever may be meant by these names; some of them may be others. */
  List<PersonId> called(ConnectionId connection, KnownAs names) {
    return jdbc.sql(
            """
            SELECT id FROM provisioner_person
            WHERE connection_id = :connection
              AND (subject = :lasting OR object_id = :lasting OR login IN (:others) OR LOWER(email) IN (:others))
            """)
        .param("connection", connection.value())
        .param("lasting", names.lasting())
        // No name is this one, and a list may not be empty.
        .param("others", names.others().isEmpty() ? Set.of("\0") : names.others())
        .query((row, _) -> new PersonId(row.getString("id")))
        .list();
  }

  /** Those that a provider vouched for, in lower case. */
  List<String> addresses(List<PersonId> people) {
    return people.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                SELECT DISTINCT LOWER(email) FROM provisioner_person
                WHERE id IN (:people) AND email <> ''
                """)
            .param("people", people.stream().map(PersonId::value).toList())
            .query(String.class)
            .list();
  }

  /** Whether somebody has it whom a provider vouches for. */
  boolean isTaken(PersonId id) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_person WHERE id = :id")
            .param("id", id.value())
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Written as they are now; of two first sign-ins at once one makes the row.
   *
   * @param fresh whose they are when they were never here
   */
  Person seen(Connection connection, Profile profile, List<String> roles, PersonId fresh) {
    jdbc.sql(
            """
            INSERT INTO provisioner_person (id, tenant_id, connection_id, subject, email, name, roles,
              active, seen_at, created_at, changed_at, object_id, login)
            VALUES (:id, :tenant, :connection, :subject, :email, :name, :roles, TRUE, :now, :now, :now,
              :object, :login)
            ON DUPLICATE KEY UPDATE email = :email, name = :name, roles = :roles, seen_at = :now,
              changed_at = :now, object_id = :object, login = :login
            """)
        .param("id", fresh.value())
        .param("tenant", connection.tenant().value())
        .param("connection", connection.id().value())
        .param("subject", profile.subject())
        .param("email", profile.vouchedEmail())
        .param("name", profile.name())
        .param("roles", Json.write(roles))
        .param("object", profile.objectId())
        .param("login", login(profile))
        .param("now", clock.instant())
        .update();
    return find(connection.id(), profile.subject()).orElseThrow();
  }

  private static String login(Profile profile) {
    String email = profile.email().length() > 254 ? "" : profile.email();
    return profile.login().isEmpty() ? email.toLowerCase(Locale.ROOT) : profile.login();
  }

  private static Person read(ResultSet row, int number) throws SQLException {
    return new Person(
        new PersonId(row.getString("id")),
        new TenantId(row.getString("tenant_id")),
        new ConnectionId(row.getString("connection_id")),
        row.getString("subject"),
        row.getString("email"),
        row.getString("name"),
        Json.list(row.getString("roles"), String.class),
        row.getBoolean("active"),
        row.getObject("seen_at", Instant.class));
  }
}
