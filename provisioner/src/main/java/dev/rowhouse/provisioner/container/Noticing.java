package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what Docker told of a container that no worker holds. A row that changed since it was
 * read, or is held now, is left alone: what was seen is old then.
 */
@Component
class Noticing {
  private static final Cause CAUSE = new Cause("reconciler", "found on its node");

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final Bell bell;

  Noticing(JdbcClient jdbc, Timeline timeline, Bell bell) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.bell = bell;
  }

  @Transactional
  public boolean found(Row row, Observed state, String detail) {
    return write(row, state, detail, null, row.crashes(), Duration.ZERO);
  }

  /** The app ended; it is started again after a pause. */
  @Transactional
  public boolean ended(Row row, String detail, int crashes) {
    return write(row, Observed.STOPPED, detail, null, crashes, Pauses.afterCrash(crashes));
  }

  @Transactional
  public boolean failed(Row row, String failure) {
    String first = failure.lines().findFirst().orElse("");
    return write(row, Observed.FAILED, first, failure, 0, Duration.ZERO);
  }

  /** MariaDB assigns from left to right: {@code observed} has its old value above its line. */
  private boolean write(
      Row row,
      Observed state,
      String detail,
      @Nullable String failure,
      int crashes,
      Duration pause) {
    Transitions.check(row.observed(), state);
    int changed =
        jdbc.sql(
                """
                UPDATE provisioner_container SET
                  running_since = CASE
                    WHEN :to = 'RUNNING' AND observed <> 'PAUSED' THEN UTC_TIMESTAMP(6)
                    WHEN :to IN ('RUNNING', 'PAUSED') THEN running_since END,
                  observed = :to, closing = FALSE, failure = :failure, crashes = :crashes,
                  next_at = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND,
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND observed = :from AND version = :version
                  AND lease_until <= UTC_TIMESTAMP(6)
                """)
            .param("id", row.id().value())
            .param("from", row.observed().name())
            .param("to", state.name())
            .param("failure", failure)
            .param("crashes", crashes)
            .param("micros", pause.toNanos() / 1_000)
            .param("actor", CAUSE.actor())
            .param("reason", CAUSE.reason())
            .param("version", row.version())
            .update();
    if (changed == 1) {
      timeline.add(row.id(), row.observed(), state, detail);
      bell.ring(Containers.WANTED);
      bell.ring(Routes.CHANGED);
    }
    return changed == 1;
  }
}
