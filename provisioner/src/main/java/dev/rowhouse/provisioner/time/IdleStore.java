package dev.rowhouse.provisioner.time;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which containers sleep by policy; templates are worked on and spares are to be warm. */
@Repository
class IdleStore {
  private static final int A_TURN = 1_000;

  private final JdbcClient jdbc;

  IdleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Idle> toPause(Instant now) {
    return idle("idle_pause_after", "c.paused = FALSE AND c.observed = 'RUNNING'", now);
  }

  List<Idle> toStop(Instant now) {
    return idle("idle_stop_after", "c.paused IN (FALSE, TRUE)", now);
  }

  /**
   * Project by project: with the moment known, the index leads to those that are idle and to no
   * others, however many sleep or are awake.
   */
  private List<Idle> idle(String policy, String where, Instant now) {
    return policies(policy).stream().flatMap(each -> idle(each, where, now).stream()).toList();
  }

  private List<Policy> policies(String after) {
    return jdbc.sql(
            """
            SELECT id, %1$s AS after_minutes FROM provisioner_project
            WHERE NOT idle_always_on AND %1$s IS NOT NULL
            """
                .formatted(after))
        .query(
            (row, _) -> new Policy(new ProjectId(row.getString("id")), row.getInt("after_minutes")))
        .list();
  }

  private List<Idle> idle(Policy policy, String where, Instant now) {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_container c
            WHERE c.project_id = :project AND c.unused_since < :before AND %s
            LIMIT :most
            """
                .formatted(where))
        .param("project", policy.project().value())
        .param("before", now.minus(Duration.ofMinutes(policy.after())))
        .param("most", A_TURN)
        .query((row, _) -> new Idle(new ContainerId(row.getString("id")), policy.after()))
        .list();
  }

  List<ContainerId> runningSinceBefore(ProjectId project, Instant since, Instant unused) {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_container c
            WHERE c.project_id = :project AND c.paused IN (FALSE, TRUE)
              AND c.unused_since < :unused
              AND COALESCE(c.running_since, c.created_at) < :since
            """)
        .param("project", project.value())
        .param("since", since)
        .param("unused", unused)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  private record Policy(ProjectId project, int after) {}

  /**
   * @param after minutes of idling that the policy allows
   */
  record Idle(ContainerId id, int after) {}
}
