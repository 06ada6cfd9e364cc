package dev.rowhouse.marketplace.setting;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettingStore {
  private final JdbcClient jdbc;

  SettingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  OptionalInt find(Setting setting) {
    return jdbc
        .sql("SELECT number FROM marketplace_setting WHERE name = ?")
        .param(setting.name())
        .query(Integer.class)
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  void save(Setting setting, int number) {
    jdbc.sql(
            """
            INSERT INTO marketplace_setting (name, number) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE number = VALUES(number)
            """)
        .params(setting.name(), number)
        .update();
  }

  void insert(SettingChange change) {
    jdbc.sql(
            """
            INSERT INTO marketplace_setting_change
              (name, was, is_now, reason, changed_by, changed_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        .params(
            change.setting().name(),
            change.before(),
            change.after(),
            change.reason(),
            change.by(),
            change.at())
        .update();
  }

  List<SettingChange> changes(int limit) {
    return jdbc.sql("SELECT * FROM marketplace_setting_change ORDER BY id DESC LIMIT ?")
        .param(limit)
        .query((row, _) ->
            new SettingChange(
                Setting.valueOf(row.getString("name")),
                row.getInt("was"),
                row.getInt("is_now"),
                row.getString("reason"),
                row.getString("changed_by"),
                row.getObject("changed_at", Instant.class)))
        .list();
  }
}
