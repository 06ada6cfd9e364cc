package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How large containers were when they were last measured. */
@Component
public class Sizes {
  private final JdbcClient jdbc;
  private final Clock clock;

  Sizes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty until it was measured for the first time. */
  public Optional<Size> of(ContainerId id) {
    return jdbc.sql(
            """
            SELECT filesystem_bytes, data_bytes, measured_at FROM provisioner_size
            WHERE container_id = :id
            """)
        .param("id", id.value())
        .query((row, _) ->
            new Size(
                row.getLong("filesystem_bytes"),
                row.getLong("data_bytes"),
                row.getObject("measured_at", Instant.class)))
        .optional();
  }

  /** Running ones that were not measured for so long, and those that stopped since they were. */
  List<ContainerId> due(Duration age, int limit) {
    return jdbc.sql(
            """
            SELECT c.id FROM provisioner_container c
            LEFT JOIN provisioner_size s ON s.container_id = c.id
            WHERE c.observed IN ('RUNNING', 'PAUSED', 'STOPPED') AND c.node_id IS NOT NULL
              AND (s.measured_at IS NULL
                OR (c.observed = 'RUNNING' AND s.measured_at < :old)
                OR (c.observed <> 'RUNNING' AND s.measured_at < c.changed_at))
            ORDER BY s.measured_at LIMIT :limit
            """)
        .param("old", clock.instant().minus(age))
        .param("limit", limit)
        .query((row, _) -> new ContainerId(row.getString("id")))
        .list();
  }

  /** The reading is as old as its beginning: what changed meanwhile is measured again. */
  void put(ContainerId id, long filesystem, long data, Instant began) {
    jdbc.sql(
            """
            INSERT INTO provisioner_size (container_id, filesystem_bytes, data_bytes, measured_at)
            VALUES (:id, :filesystem, :data, :at)
            ON DUPLICATE KEY UPDATE filesystem_bytes = VALUES(filesystem_bytes),
              data_bytes = VALUES(data_bytes), measured_at = VALUES(measured_at)
            """)
        .param("id", id.value())
        .param("filesystem", filesystem)
        .param("data", data)
        .param("at", began)
        .update();
  }

  /** Of what is gone nothing is known any more. */
  void forgetTheGone() {
    jdbc.sql(
            """
            DELETE s FROM provisioner_size s JOIN provisioner_container c ON c.id = s.container_id
            WHERE c.observed IN ('DELETING', 'DELETED')
            """)
        .update();
  }
}
