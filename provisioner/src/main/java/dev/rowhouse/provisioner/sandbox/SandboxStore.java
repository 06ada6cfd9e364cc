package dev.rowhouse.provisioner.sandbox;

import dev.rowhouse.provisioner.ContainerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SandboxStore {
  private final JdbcClient jdbc;

  SandboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tenants' containers that run and whose template wants it. */
  List<ContainerId> awake() {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_template s
            JOIN provisioner_container c ON c.project_id = s.project_id
            JOIN provisioner_tenant t ON t.container_id = c.id
              AND t.state IN ('PROVISIONING', 'ACTIVE', 'PAST_DUE')
            WHERE s.sandbox AND c.kind = 'TENANT' AND c.observed = 'RUNNING'
              AND c.desired = 'RUNNING' AND NOT c.paused AND NOT c.suspended AND NOT c.closing
            ORDER BY c.id
            """)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  /** Of the tenant that lives in this container, and of nobody else. */
  Optional<Facts> facts(ContainerId container) {
    return jdbc.sql(
            """
            SELECT t.id AS tenant, t.reference, t.name, t.state, t.state_since AS since,
              t.container_id AS container
            FROM provisioner_tenant t WHERE t.container_id = :container
            """)
        .param("container", container.value())
        .query(Facts.class)
        .optional();
  }

  int said(ContainerId container, Instant since) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM (
              SELECT actor, at FROM provisioner_timeline
              WHERE container_id = :container ORDER BY number DESC LIMIT 500
            ) newest WHERE actor = 'app' AND at >= :since
            """)
        .param("container", container.value())
        .param("since", since)
        .query(Integer.class)
        .single();
  }

  void say(ContainerId container, String text, Instant now) {
    jdbc.sql(
            """
            INSERT INTO provisioner_timeline
              (container_id, from_state, to_state, at, took_us, actor, reason, detail)
            SELECT id, observed, observed, :now, 0, 'app', 'said by the app', :text
            FROM provisioner_container WHERE id = :container
            """)
        .param("container", container.value())
        .param("text", text)
        .param("now", now)
        .update();
  }
}
