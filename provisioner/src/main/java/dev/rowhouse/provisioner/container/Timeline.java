package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every transition of every container. */
@Component
class Timeline {
  private final JdbcClient jdbc;
  private final Meter meter;

  Timeline(JdbcClient jdbc, Meter meter) {
    this.jdbc = jdbc;
    this.meter = meter;
  }

  /**
   * Writes one, and has it metered; how long it took and who wanted it stand in the container's
   * row.
   */
  void add(ContainerId id, Observed from, Observed to, String detail) {
    jdbc.sql(
            """
            INSERT INTO provisioner_timeline
              (container_id, from_state, to_state, at, took_us, actor, reason, detail)
            SELECT id, :from, :to, UTC_TIMESTAMP(6),
              GREATEST(0, TIMESTAMPDIFF(MICROSECOND, wanted_at, UTC_TIMESTAMP(6))),
              actor, reason, :detail
            FROM provisioner_container WHERE id = :id
            """)
        .param("id", id.value())
        .param("from", from.name())
        .param("to", to.name())
        .param("detail", detail)
        .update();
    meter.read(id);
  }

  /** Oldest first. */
  List<TimelineEntry> of(ContainerId id) {
    return jdbc
        .sql(
            """
            SELECT number, from_state, to_state, at, took_us, actor, reason, detail
            FROM provisioner_timeline WHERE container_id = :id ORDER BY number
            """)
        .param("id", id.value())
        .query(Line.class)
        .list()
        .stream()
        .map(Line::entry)
        .toList();
  }

  /** Keeps when what happened, and forgets all that could tell of a person. */
  void redact(ContainerId id) {
    jdbc.sql(
            """
            UPDATE provisioner_timeline SET reason = '', detail = '' WHERE container_id = :id
            """)
        .param("id", id.value())
        .update();
  }

  record Line(
      long number,
      String fromState,
      String toState,
      Instant at,
      long tookUs,
      String actor,
      String reason,
      String detail) {
    TimelineEntry entry() {
      return new TimelineEntry(
          number,
          Observed.valueOf(fromState),
          Observed.valueOf(toState),
          at,
          Duration.ofNanos(tookUs * 1_000),
          new Cause(actor, reason),
          detail);
    }
  }
}
