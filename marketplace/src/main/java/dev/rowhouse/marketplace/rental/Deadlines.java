package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.marketplace.RentalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows with a due time, so that no restart forgets one. One of a kind for each rental. */
@Repository
class Deadlines {
  static final Topic TOPIC = new Topic("rentals");

  /** As it stood when it was found; it is acted on only where it still stands so. */
  record Row(RentalId rental, Instant dueAt) {}

  private final JdbcClient jdbc;
  private final Bell bell;

  Deadlines(JdbcClient jdbc, Bell bell) {
    this.jdbc = jdbc;
    this.bell = bell;
  }

  void set(RentalId rental, Due kind, Instant at) {
    jdbc.sql(
            """
            INSERT INTO marketplace_deadline (rental_id, kind, due_at) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)
            """)
        .params(rental.value(), kind.name(), at)
        .update();
    bell.ring(TOPIC);
  }

  /** Then, unless it is due before that. */
  void soonest(RentalId rental, Due kind, Instant at) {
    jdbc.sql(
            """
            INSERT INTO marketplace_deadline (rental_id, kind, due_at) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE due_at = LEAST(due_at, VALUES(due_at))
            """)
        .params(rental.value(), kind.name(), at)
        .update();
  }

  void clear(RentalId rental, Due kind) {
    jdbc.sql("DELETE FROM marketplace_deadline WHERE rental_id = ? AND kind = ?")
        .params(rental.value(), kind.name())
        .update();
  }

  /** The next one first. */
  List<Deadline> of(RentalId rental) {
    return jdbc.sql(
            """
            SELECT rental_id, kind, due_at FROM marketplace_deadline WHERE rental_id = ?
            ORDER BY due_at, kind
            """)
        .param(rental.value())
        .query(Deadlines::read)
        .list();
  }

  /** Those that should have been acted on before, the oldest first; at most 200. */
  List<Deadline> late(Instant before) {
    return jdbc.sql(
            """
            SELECT rental_id, kind, due_at FROM marketplace_deadline WHERE due_at < ?
            ORDER BY due_at LIMIT 200
            """)
        .param(before)
        .query(Deadlines::read)
        .list();
  }

  private static Deadline read(ResultSet row, int number) throws SQLException {
    return new Deadline(
        new RentalId(row.getString("rental_id")),
        Due.valueOf(row.getString("kind")),
        row.getObject("due_at", Instant.class));
  }

  List<Row> due(Due kind, Instant now) {
    return jdbc.sql(
            """
            SELECT rental_id, due_at FROM marketplace_deadline WHERE kind = ? AND due_at <= ?
            ORDER BY due_at LIMIT 200
            """)
        .params(kind.name(), now)
        .query((row, _) -> new Row(new RentalId(row.getString(1)), row.getObject(2, Instant.class)))
        .list();
  }

  /** Whether it still stood; it is gone then. */
  boolean take(Row row, Due kind) {
    return jdbc.sql(
                """
                DELETE FROM marketplace_deadline WHERE rental_id = ? AND kind = ? AND due_at = ?
                """)
            .params(row.rental().value(), kind.name(), row.dueAt())
            .update()
        == 1;
  }

  /** Whether it still stood; nobody else sees it before the time given then. */
  boolean lease(Row row, Due kind, Instant until) {
    return jdbc.sql(
                """
                UPDATE marketplace_deadline SET due_at = ?
                WHERE rental_id = ? AND kind = ? AND due_at = ?
                """)
            .params(until, row.rental().value(), kind.name(), row.dueAt())
            .update()
        == 1;
  }
}
