package dev.rowhouse.billing.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefusalStore {
  private static final int KEPT = 10;

  private final JdbcClient jdbc;

  RefusalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String endpoint, String reason, long count, Instant at) {
    jdbc.sql(
            """
            INSERT INTO billing_refusal (endpoint, day, reason, count) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE count = count + VALUES(count)
            """)
        .params(endpoint, LocalDate.ofInstant(at, ZoneOffset.UTC), reason, count)
        .update();
  }

  void keep(String endpoint, RefusedRequest request) {
    jdbc.sql(
            """
            INSERT INTO billing_refused_request (endpoint, at, reason, size, excerpt)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(endpoint, request.at(), request.reason(), request.size(), request.excerpt())
        .update();
  }

  /** All but the last ten of an endpoint go. */
  void trim(String endpoint) {
    jdbc.sql(
            """
            DELETE FROM billing_refused_request WHERE endpoint = :endpoint AND id <= (
              SELECT id FROM (SELECT id FROM billing_refused_request WHERE endpoint = :endpoint
                ORDER BY id DESC LIMIT 1 OFFSET :kept) AS old)
            """)
        .param("endpoint", endpoint)
        .param("kept", KEPT)
        .update();
  }

  List<Refusal> counts(String endpoint) {
    return jdbc.sql(
            """
            SELECT day, reason, count FROM billing_refusal WHERE endpoint = ?
            ORDER BY day DESC, count DESC LIMIT 100
            """)
        .param(endpoint)
        .query(Refusal.class)
        .list();
  }

  List<RefusedRequest> last(String endpoint) {
    return jdbc.sql(
            """
            SELECT at, reason, size, excerpt FROM billing_refused_request WHERE endpoint = ?
            ORDER BY id DESC LIMIT 10
            """)
        .param(endpoint)
        .query((row, _) ->
            new RefusedRequest(
                row.getObject(1, Instant.class), row.getString(2), row.getInt(3), row.getString(4)))
        .list();
  }
}
