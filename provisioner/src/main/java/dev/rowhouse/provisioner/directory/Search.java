package dev.rowhouse.provisioner.directory;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The conditions of a search as SQL; what was asked for only ever stands in parameters. */
final class Search {
  private final Wanted wanted;
  final String sql;

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

  JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement) {
    var filled = statement;
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
