package dev.rowhouse.billing.inbox;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leases on lanes: at most one worker of all processes holds one. */
@Repository
class LaneStore {
  private final JdbcClient jdbc;

  LaneStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lanes with due events that nobody holds, longest waiting first. */
  List<Lane> due(Instant now, int limit) {
    return jdbc.sql(
            """
            SELECT e.lane AS value FROM billing_inbox e
            WHERE e.state = 'PENDING' AND e.next_at <= :now
              AND NOT EXISTS (SELECT 1 FROM billing_lane l WHERE l.lane = e.lane AND l.held_until > :now)
            GROUP BY e.lane ORDER BY MIN(e.next_at) LIMIT :limit
            """)
        .param("now", now)
        .param("limit", limit)
        .query(Lane.class)
        .list();
  }

  /** True when the lane is ours until the given time. */
  boolean take(Lane lane, String holder, Instant now, Instant until) {
    jdbc.sql(
            """
            INSERT INTO billing_lane (lane, holder, held_until) VALUES (:lane, :holder, :until)
            ON DUPLICATE KEY UPDATE
              holder = IF(held_until <= :now OR holder = :holder, :holder, holder),
              held_until = IF(holder = :holder, :until, held_until)
            """)
        .param("lane", lane.value())
        .param("holder", holder)
        .param("now", now)
        .param("until", until)
        .update();
    return jdbc.sql("SELECT holder FROM billing_lane WHERE lane = ?")
        .param(lane.value())
        .query(String.class)
        .optional()
        .filter(holder::equals)
        .isPresent();
  }

  /** Inside a transaction: true when the lane is still ours, and stays so until the commit. */
  boolean hold(Lane lane, String holder) {
    return jdbc.sql("SELECT holder FROM billing_lane WHERE lane = ? FOR UPDATE")
        .param(lane.value())
        .query(String.class)
        .optional()
        .filter(holder::equals)
        .isPresent();
  }

  void release(Lane lane, String holder) {
    jdbc.sql("DELETE FROM billing_lane WHERE lane = ? AND holder = ?")
        .params(lane.value(), holder)
        .update();
  }
}
