package dev.rowhouse.marketplace.inventory;

import dev.rowhouse.db.text.Cut;
import dev.rowhouse.marketplace.ServerId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangeStore {
  private static final String UNWIPED =
      """
      SELECT s.id FROM marketplace_server s
      JOIN marketplace_server_change c ON c.id = (
        SELECT MAX(l.id) FROM marketplace_server_change l
        WHERE l.server_id = s.id
          AND (l.from_state IN ('RECLAIMING', 'WIPING') OR l.to_state = 'AVAILABLE'))
      WHERE s.state = 'BROKEN' AND c.to_state = 'BROKEN'
      """;

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
            Cut.to(500, change.cause()),
            change.at())
        .update();
  }

  /** It came out of a renter's hands BROKEN, is so still, and was never free since. */
  boolean unwiped(ServerId server) {
    return !jdbc.sql(UNWIPED + " AND s.id = ?")
        .param(server.value())
        .query()
        .listOfRows()
        .isEmpty();
  }

  /** All of those; at most 200. */
  List<ServerId> unwiped() {
    return jdbc.sql(UNWIPED + " ORDER BY s.id LIMIT 200").query(String.class).list().stream()
        .map(ServerId::new)
        .toList();
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
