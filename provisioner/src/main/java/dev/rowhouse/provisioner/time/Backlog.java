package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.id.Unowned;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left to do now, of every kind that somebody may have to wait for. */
@Unowned
@Component
public class Backlog {
  private final JdbcClient jdbc;
  private final Clock clock;

  Backlog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Always the same kinds in the same order. What waits for a later moment is not due. */
  public List<Waiting> now() {
    Instant now = clock.instant();
    return List.of(
        due(
            "events to act on",
            "SELECT COUNT(*) FROM billing_inbox WHERE state = 'PENDING' AND next_at <= :now",
            now),
        due(
            "messages to deliver",
            "SELECT COUNT(*) FROM billing_delivery WHERE state = 'PENDING' AND next_at <= :now",
            now),
        due(
            "deadlines of rentals",
            "SELECT COUNT(*) FROM marketplace_deadline WHERE due_at <= :now",
            now),
        due(
            "refunds to order",
            "SELECT COUNT(*) FROM marketplace_refund WHERE state = 'ORDERED' AND due_at <= :now",
            now),
        due(
            "containers to bring forward",
            "SELECT COUNT(*) FROM provisioner_container WHERE work > 0 AND next_at <= :now",
            now),
        due(
            "tenants to erase",
            "SELECT COUNT(*) FROM provisioner_tenant WHERE state = 'ERASING'"
                + " OR (state = 'CANCELED' AND erase_at <= :now)",
            now));
  }

  /** Whether nothing of any kind is due. */
  public boolean isEmpty() {
    return now().stream().allMatch(waiting -> waiting.due() == 0);
  }

  private Waiting due(String what, String sql, Instant now) {
    return new Waiting(what, jdbc.sql(sql).param("now", now).query(Long.class).single());
  }
}
