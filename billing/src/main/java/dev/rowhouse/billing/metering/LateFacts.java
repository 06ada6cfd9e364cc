package dev.rowhouse.billing.metering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts that were told so late that a month they belong to may have been closed without them. */
@Repository
class LateFacts {
  /** What is stamped before its transaction ends may appear this much later. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  LateFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param at the earliest moment that something new was told of
   */
  record Told(String node, Instant at) {}

  /** On every node that a tenant ever was on: the end of its time there may be what is new. */
  List<Told> since(Instant now) {
    return jdbc.sql(
            """
            SELECT here.node, MIN(late.at) AS at
            FROM billing_meter_fact late JOIN billing_meter_fact here ON here.tenant = late.tenant
            WHERE late.created_at > (SELECT seen_until FROM billing_late_mark WHERE id = 1)
              AND late.created_at <= :now
              AND late.at < DATE_SUB(late.created_at, INTERVAL :wait SECOND)
            GROUP BY here.node
            """)
        .param("now", now)
        .param("wait", Closer.WAIT.toSeconds() / 2)
        .query((row, _) -> new Told(row.getString("node"), row.getObject("at", Instant.class)))
        .list();
  }

  void seen(Instant now) {
    jdbc.sql("UPDATE billing_late_mark SET seen_until = ? WHERE id = 1 AND seen_until < ?")
        .params(now.minus(UNDER_WAY), now.minus(UNDER_WAY))
        .update();
  }
}
