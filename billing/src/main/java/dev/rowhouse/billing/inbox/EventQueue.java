package dev.rowhouse.billing.inbox;

import dev.rowhouse.billing.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of events through their states; every step changes a row only from the state before. */
@Repository
class EventQueue {
  private final JdbcClient jdbc;

  EventQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The due events of a lane in the order they came. */
  List<EventId> due(Lane lane, Instant now) {
    return jdbc
        .sql(
            """
            SELECT id FROM billing_inbox
            WHERE lane = ? AND state = 'PENDING' AND next_at <= ? ORDER BY id LIMIT 100
            """)
        .params(lane.value(), now)
        .query(String.class)
        .list()
        .stream()
        .map(EventId::new)
        .toList();
  }

  /** False when the event is no longer pending: parked, or done by somebody else. */
  boolean finish(EventId id, EventState state, String outcome, Instant now) {
    return jdbc.sql(
                """
                UPDATE billing_inbox
                SET state = ?, outcome = ?, last_error = NULL, attempts = attempts + 1, processed_at = ?
                WHERE id = ? AND state = 'PENDING'
                """)
            .params(state.name(), outcome, now, id.value())
            .update()
        == 1;
  }

  void fail(EventId id, EventState state, String error, Instant nextAt) {
    jdbc.sql(
            """
            UPDATE billing_inbox
            SET state = ?, last_error = ?, attempts = attempts + 1, next_at = ?
            WHERE id = ? AND state = 'PENDING'
            """)
        .params(state.name(), error, nextAt, id.value())
        .update();
  }

  /** Back to the start, from any state but PENDING; false when there is no such event. */
  boolean replay(EventId id, EventState to, String outcome, Instant now) {
    return jdbc.sql(
                """
                UPDATE billing_inbox
                SET state = ?, outcome = NULLIF(?, ''), attempts = 0, next_at = ?, last_error = NULL
                WHERE id = ? AND state <> 'PENDING'
                """)
            .params(to.name(), outcome, now, id.value())
            .update()
        == 1;
  }

  /** A waiting event that has failed before is tried now. */
  boolean hurry(EventId id, Instant now) {
    return jdbc.sql(
                """
                UPDATE billing_inbox SET next_at = ?, attempts = 0
                WHERE id = ? AND state = 'PENDING'
                """)
            .params(now, id.value())
            .update()
        == 1;
  }

  boolean park(EventId id, String outcome, Instant now) {
    return jdbc.sql(
                """
                UPDATE billing_inbox SET state = 'PARKED', outcome = ?, processed_at = ?
                WHERE id = ? AND state IN ('PENDING', 'DEAD', 'QUARANTINED')
                """)
            .params(outcome, now, id.value())
            .update()
        == 1;
  }

  Map<EventState, Long> counts() {
    return jdbc
        .sql("SELECT state, COUNT(*) AS events FROM billing_inbox GROUP BY state")
        .query((row, _) -> Map.entry(EventState.valueOf(row.getString(1)), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Finished events that arrived before the given time, at most so many at once. */
  int purge(Instant before, int limit) {
    return jdbc.sql(
            """
            DELETE FROM billing_inbox
            WHERE received_at < ? AND state IN ('DONE', 'IGNORED', 'QUARANTINED', 'PARKED') LIMIT ?
            """)
        .params(before, limit)
        .update();
  }
}
