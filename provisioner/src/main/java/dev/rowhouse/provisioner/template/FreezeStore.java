package dev.rowhouse.provisioner.template;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.SnapshotId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which snapshots are to be frozen, and by whom. */
@Repository
class FreezeStore {
  private final JdbcClient jdbc;
  private final Clock clock;

  FreezeStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<SnapshotId> due() {
    return jdbc.sql(
            """
            SELECT id FROM provisioner_snapshot
            WHERE state = 'FREEZING' AND (next_try_at IS NULL OR next_try_at <= :now)
              AND (leased_until IS NULL OR leased_until < :now)
            ORDER BY id
            """)
        .param("now", clock.instant())
        .query((row, _) -> new SnapshotId(row.getString("id")))
        .list();
  }

  boolean lease(SnapshotId id, Duration length) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                UPDATE provisioner_snapshot SET leased_until = :until, tries = tries + 1
                WHERE id = :id AND state = 'FREEZING'
                  AND (leased_until IS NULL OR leased_until < :now)
                """)
            .param("id", id.value())
            .param("until", now.plus(length))
            .param("now", now)
            .update()
        == 1;
  }

  void renew(SnapshotId id, Duration length) {
    jdbc.sql("UPDATE provisioner_snapshot SET leased_until = :until WHERE id = :id")
        .param("id", id.value())
        .param("until", clock.instant().plus(length))
        .update();
  }

  void seeded(SnapshotId id, String dataPath, String volume) {
    jdbc.sql(
            """
            INSERT IGNORE INTO provisioner_snapshot_seed (snapshot_id, data_path, volume)
            VALUES (:id, :path, :volume)
            """)
        .param("id", id.value())
        .param("path", dataPath)
        .param("volume", volume)
        .update();
  }

  boolean ready(SnapshotId id, NodeId node) {
    return jdbc.sql(
                """
                UPDATE provisioner_snapshot
                SET state = 'READY', node_id = :node, frozen_at = :now, problem = NULL,
                  leased_until = NULL, next_try_at = NULL
                WHERE id = :id AND state = 'FREEZING'
                """)
            .param("id", id.value())
            .param("node", node.value())
            .param("now", clock.instant())
            .update()
        == 1;
  }

  void later(SnapshotId id, String problem, Duration wait) {
    jdbc.sql(
            """
            UPDATE provisioner_snapshot
            SET problem = :problem, leased_until = NULL, next_try_at = :next
            WHERE id = :id AND state = 'FREEZING'
            """)
        .param("id", id.value())
        .param("problem", problem)
        .param("next", clock.instant().plus(wait))
        .update();
  }

  void failed(SnapshotId id, String problem) {
    jdbc.sql(
            """
            UPDATE provisioner_snapshot
            SET state = 'FAILED', problem = :problem, leased_until = NULL, next_try_at = NULL
            WHERE id = :id AND state = 'FREEZING'
            """)
        .param("id", id.value())
        .param("problem", problem)
        .update();
  }

  int tries(SnapshotId id) {
    return jdbc.sql("SELECT tries FROM provisioner_snapshot WHERE id = :id")
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }
}
