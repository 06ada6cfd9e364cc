package dev.rowhouse.provisioner.time;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which containers sleep by policy; templates are worked on and spares are to be warm. */
@Repository
class IdleStore {
  private static final String USED =
      """
      GREATEST(COALESCE(c.last_request_at, c.created_at), COALESCE(c.running_since, c.created_at))
      """;

  private final JdbcClient jdbc;

  IdleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Idle> toPause(Instant now) {
    return idle("p.idle_pause_after", "c.observed = 'RUNNING' AND NOT c.paused", now);
  }

  List<Idle> toStop(Instant now) {
    return idle("p.idle_stop_after", "c.observed IN ('RUNNING', 'PAUSED')", now);
  }

  private List<Idle> idle(String after, String where, Instant now) {
    return jdbc.sql(
            """
            SELECT c.id, %s AS after_minutes
            FROM provisioner_container c JOIN provisioner_project p ON p.id = c.project_id
            WHERE c.kind IN ('TENANT', 'COPY') AND c.desired = 'RUNNING' AND %s
              AND NOT p.idle_always_on AND %s IS NOT NULL
              AND %s < DATE_SUB(:now, INTERVAL %s MINUTE)
            LIMIT 1000
            """
                .formatted(after, where, after, USED, after))
        .param("now", now)
        .query((row, _) -> new Idle(new ContainerId(row.getString(1)), row.getInt(2)))
        .list();
  }

  List<ContainerId> runningSinceBefore(ProjectId project, Instant since, Instant unused) {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_container c
            WHERE c.project_id = :project AND c.kind IN ('TENANT', 'COPY')
              AND c.desired = 'RUNNING' AND c.observed IN ('RUNNING', 'PAUSED')
              AND COALESCE(c.running_since, c.created_at) < :since AND %s < :unused
            """
                .formatted(USED))
        .param("project", project.value())
        .param("since", since)
        .param("unused", unused)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  /**
   * @param after minutes of idling that the policy allows
   */
  record Idle(ContainerId id, int after) {}
}
