package dev.rowhouse.provisioner.directory;

import dev.rowhouse.provisioner.ConnectionId;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The conditions of a search as SQL; what was asked for only ever stands in parameters. */
final class Search {
  private final Wanted wanted;
  private final String sql;

  Search(Wanted wanted) {
    this.wanted = wanted;
    var sql = new StringBuilder();
    for (int i = 0; i < wanted.conditions().size(); i++) {
      Field field = wanted.conditions().get(i).field();
      sql.append(
          field == Field.MEMBER
              ? " AND id IN (SELECT group_id FROM provisioner_directory_member WHERE user_id = :f%d)"
                  .formatted(i)
              : " AND %s = :f%d".formatted(field.column, i));
    }
    this.sql = sql.toString();
  }

  /**
   * @param columns with the table, and a condition that takes {@code :connection}
   * @param read one row of them
   */
  <T> Listed<T> list(JdbcClient jdbc, ConnectionId connection, String columns, RowMapper<T> read) {
    String found = columns + sql;
    long total =
        fill(jdbc.sql("SELECT COUNT(*) FROM (" + found + ") found"), connection)
            .query(Long.class)
            .single();
    if (wanted.most() == 0 || total <= wanted.from()) {
      return new Listed<>(total, List.of());
    }
    return new Listed<>(
        total,
        fill(jdbc.sql(found + order() + " LIMIT :most OFFSET :from"), connection)
            .param("most", wanted.most())
            .param("from", wanted.from())
            .query(read)
            .list());
  }

  private String order() {
    Wanted.Order order = wanted.order();
    return order == null
        ? " ORDER BY id"
        : " ORDER BY " + order.by().column + (order.descending() ? " DESC" : "") + ", id";
  }

  private JdbcClient.StatementSpec fill(
      JdbcClient.StatementSpec statement, ConnectionId connection) {
    var filled = statement.param("connection", connection.value());
    for (int i = 0; i < wanted.conditions().size(); i++) {
      filled = filled.param("f" + i, value(wanted.conditions().get(i)));
    }
    return filled;
  }

  private static Object value(Wanted.Condition condition) {
    return switch (condition.field()) {
      case ACTIVE -> Boolean.valueOf(condition.value());
      case USER_NAME, EMAIL -> EntrySettings.lower(condition.value());
      case ID, EXTERNAL_ID, NAME, MEMBER -> condition.value();
    };
  }
}
