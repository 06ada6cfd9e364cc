package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import dev.rowhouse.provisioner.DirectoryGroupId;
import dev.rowhouse.provisioner.DirectoryUserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GroupStore {
  private static final String COLUMNS =
      """
      SELECT id, name, external_id, created_at, changed_at FROM provisioner_directory_group
      WHERE connection_id = :connection
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  GroupStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @throws Taken when a group has this name
   */
  void insert(ConnectionId connection, DirectoryGroupId id, GroupSettings said) {
    write(
        """
        INSERT INTO provisioner_directory_group (id, connection_id, name, external_id, created_at,
          changed_at)
        VALUES (:id, :connection, :name, :external, :now, :now)
        """,
        connection,
        id,
        said);
  }

  /**
   * @throws Taken when another group has this name
   */
  void update(ConnectionId connection, DirectoryGroupId id, GroupSettings said) {
    write(
        """
        UPDATE provisioner_directory_group
        SET name = :name, external_id = :external, changed_at = :now
        WHERE id = :id AND connection_id = :connection
        """,
        connection,
        id,
        said);
  }

  private void write(String sql, ConnectionId connection, DirectoryGroupId id, GroupSettings said) {
    try {
      jdbc.sql(sql)
          .param("id", id.value())
          .param("connection", connection.value())
          .param("name", said.name())
          .param("external", said.externalId())
          .param("now", clock.instant())
          .update();
    } catch (DuplicateKeyException e) {
      throw new Taken("a group has this displayName already");
    }
  }

  /** Who is in it changed. */
  void touch(DirectoryGroupId id) {
    jdbc.sql("UPDATE provisioner_directory_group SET changed_at = :now WHERE id = :id")
        .param("id", id.value())
        .param("now", clock.instant())
        .update();
  }

  void delete(ConnectionId connection, DirectoryGroupId id) {
    jdbc.sql(
            "DELETE FROM provisioner_directory_group WHERE id = :id AND connection_id ="
                + " :connection")
        .param("id", id.value())
        .param("connection", connection.value())
        .update();
  }

  Optional<Group> find(ConnectionId connection, DirectoryGroupId id) {
    return jdbc.sql(COLUMNS + "AND id = :id")
        .param("connection", connection.value())
        .param("id", id.value())
        .query(GroupStore::read)
        .optional();
  }

  Listed<Group> list(ConnectionId connection, Wanted wanted) {
    return new Search(wanted).list(jdbc, connection, COLUMNS, GroupStore::read);
  }

  /** By every name that a rule may use for them. */
  List<String> namesOf(DirectoryUserId user) {
    return jdbc
        .sql(
            """
            SELECT g.name, g.external_id FROM provisioner_directory_member m
            JOIN provisioner_directory_group g ON g.id = m.group_id
            WHERE m.user_id = :user ORDER BY g.name LIMIT 500
            """)
        .param("user", user.value())
        .query((row, _) -> Stream.of(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .flatMap(it -> it)
        .filter(it -> it != null && !it.isBlank())
        .distinct()
        .toList();
  }

  private static Group read(ResultSet row, int number) throws SQLException {
    return new Group(
        new DirectoryGroupId(row.getString("id")),
        new GroupSettings(row.getString("name"), row.getString("external_id")),
        row.getObject("created_at", Instant.class),
        row.getObject("changed_at", Instant.class));
  }
}
