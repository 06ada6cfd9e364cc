package dev.rowhouse.provisioner.directory;

import static dev.rowhouse.provisioner.directory.EntrySettings.lower;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.DirectoryUserId;
import dev.rowhouse.provisioner.PersonId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EntryStore {
  private static final String COLUMNS =
      """
      SELECT id, user_name, external_id, email, name, active, attributes, person_id, created_at,
        changed_at
      FROM provisioner_directory_user
      WHERE connection_id = :connection
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  EntryStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @throws Taken when somebody has its user name or external identifier
   */
  void insert(ConnectionId connection, DirectoryUserId id, EntrySettings said) {
    unlessTaken(() ->
        write(
                """
                INSERT INTO provisioner_directory_user (id, connection_id, user_name, name_key,
                  external_id, email, name, active, attributes, created_at, changed_at)
                VALUES (:id, :connection, :userName, :key, :external, :email, :name, :active,
                  :attributes, :now, :now)
                """,
                connection,
                id,
                said)
            .update());
  }

  /**
   * @throws Taken when somebody else has its user name or external identifier
   */
  void update(ConnectionId connection, DirectoryUserId id, EntrySettings said) {
    unlessTaken(() ->
        write(
                """
                UPDATE provisioner_directory_user
                SET user_name = :userName, name_key = :key, external_id = :external, email = :email,
                  name = :name, active = :active, attributes = :attributes, changed_at = :now
                WHERE id = :id AND connection_id = :connection
                """,
                connection,
                id,
                said)
            .update());
  }

  private static void unlessTaken(Runnable change) {
    try {
      change.run();
    } catch (DuplicateKeyException e) {
      throw new Taken("somebody has this userName or externalId already");
    }
  }

  private JdbcClient.StatementSpec write(
      String sql, ConnectionId connection, DirectoryUserId id, EntrySettings said) {
    return jdbc.sql(sql)
        .param("id", id.value())
        .param("connection", connection.value())
        .param("userName", said.userName())
        .param("key", lower(said.userName()))
        .param("external", said.externalId())
        .param("email", lower(said.email()))
        .param("name", said.name())
        .param("active", said.active())
        .param("attributes", said.attributes())
        .param("now", clock.instant());
  }

  /** Removed, and remembered as such: who is meant by it stays out. */
  void bury(DirectoryUserId id) {
    jdbc.sql("DELETE FROM provisioner_directory_member WHERE user_id = :id")
        .param("id", id.value())
        .update();
    jdbc.sql(
            """
            UPDATE provisioner_directory_user
            SET gone = TRUE, active = FALSE, attributes = '{}', changed_at = :now
            WHERE id = :id
            """)
        .param("id", id.value())
        .param("now", clock.instant())
        .update();
  }

  /** They are back: what was removed of the same name is not held against them. */
  void forgive(ConnectionId connection, EntrySettings said) {
    jdbc.sql(
            """
            DELETE FROM provisioner_directory_user
            WHERE connection_id = :connection AND gone
              AND (name_key = :key OR external_id = :external)
            """)
        .param("connection", connection.value())
        .param("key", lower(said.userName()))
        .param("external", said.externalId())
        .update();
  }

  Optional<Entry> find(ConnectionId connection, DirectoryUserId id) {
    return jdbc.sql(COLUMNS + "AND id = :id AND NOT gone")
        .param("connection", connection.value())
        .param("id", id.value())
        .query(EntryStore::read)
        .optional();
  }

  Listed<Entry> list(ConnectionId connection, Wanted wanted) {
    return new Search(wanted).list(jdbc, connection, COLUMNS + "AND NOT gone", EntryStore::read);
  }

  /** Who may be meant by somebody who signs in; removed ones, too. */
  List<Candidate> meant(ConnectionId connection, Profile profile, @Nullable PersonId known) {
    return jdbc.sql(
            """
            SELECT id, name_key, external_id, active, person_id FROM provisioner_directory_user
            WHERE connection_id = :connection
              AND (person_id = :person OR external_id IN (:lasting) OR name_key IN (:names)
                OR email IN (:names))
            """)
        .param("connection", connection.value())
        .param("person", known == null ? null : known.value())
        .param("lasting", lasting(profile))
        .param("names", List.of(orNone(lower(profile.email())), orNone(lower(profile.login()))))
        .query(EntryStore::candidate)
        .list();
  }

  /** As {@link Matching} decides: who is surely meant decides alone, of others any active one. */
  boolean keepsOut(TenantId tenant, String address, @Nullable PersonId known) {
    return jdbc.sql(
                """
                WITH way AS (SELECT id FROM provisioner_connection WHERE tenant_id = :tenant),
                meant AS (
                  SELECT u.connection_id, u.active, u.person_id IS NULL AS sure
                  FROM way JOIN provisioner_directory_user u ON u.connection_id = way.id
                  WHERE u.name_key = :address
                  UNION ALL
                  SELECT u.connection_id, u.active, FALSE
                  FROM way JOIN provisioner_directory_user u ON u.connection_id = way.id
                  WHERE u.email = :address
                  UNION ALL
                  SELECT u.connection_id, u.active, TRUE
                  FROM way JOIN provisioner_person p ON p.connection_id = way.id
                  JOIN provisioner_directory_user u ON u.person_id = p.id
                  WHERE p.id = :known OR LOWER(p.email) = :address)
                SELECT COUNT(*) FROM (
                  SELECT connection_id FROM meant GROUP BY connection_id
                  HAVING IF(MAX(sure), MAX(sure AND active), MAX(active)) = 0) shut
                """)
            .param("tenant", tenant.value())
            .param("address", orNone(address))
            .param("known", known == null ? null : known.value())
            .query(Long.class)
            .single()
        > 0;
  }

  private static List<String> lasting(Profile profile) {
    return List.of(orNone(profile.subject()), orNone(profile.objectId()));
  }

  /** An empty name is nobody's. */
  private static String orNone(String name) {
    return name.isEmpty() ? "\0" : name;
  }

  void met(DirectoryUserId id, PersonId person) {
    jdbc.sql(
            """
            UPDATE provisioner_directory_user SET person_id = :person
            WHERE id = :id AND (person_id IS NULL OR person_id <> :person)
            """)
        .param("id", id.value())
        .param("person", person.value())
        .update();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(
        new DirectoryUserId(row.getString("id")),
        row.getString("name_key"),
        row.getString("external_id"),
        row.getBoolean("active"),
        person(row));
  }

  private static Entry read(ResultSet row, int number) throws SQLException {
    return new Entry(
        new DirectoryUserId(row.getString("id")),
        new EntrySettings(
            row.getString("user_name"),
            row.getString("external_id"),
            row.getString("email"),
            row.getString("name"),
            row.getBoolean("active"),
            row.getString("attributes")),
        person(row),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class));
  }

  private static @Nullable PersonId person(ResultSet row) throws SQLException {
    String person = row.getString("person_id");
    return person == null ? null : new PersonId(person);
  }
}
