package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.marketplace.ServerId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangeStore {
  private final JdbcClient jdbc;

  ChangeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ServerId server, Change change) {
    jdbc.sql(
            """
            INSERT INTO marketplace_server_change
              (server_id, from_state, to_state, cause, changed_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(
            server.value(),
            change.from().name(),
            change.to().name(),
            change.cause().substring(0, Math.min(500, change.cause().length())),
            change.at())
        .update();
  }

  List<Change> of(ServerId server) {
    return jdbc.sql("SELECT * FROM marketplace_server_change WHERE server_id = ? ORDER BY id")
        .param(server.value())
        .query((row, _) ->
            new Change(
                ServerState.valueOf(row.getString("from_state")),
                ServerState.valueOf(row.getString("to_state")),
                row.getString("cause"),
                row.getObject("changed_at", java.time.Instant.class)))
        .list();
  }
}
