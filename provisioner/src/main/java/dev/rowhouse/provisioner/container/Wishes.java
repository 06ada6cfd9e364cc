package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.wall.Lease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes whether a container should run. Each wish is one conditional update, and says whether it
 * changed anything; what nobody can want any more (of a container on its way out) changes nothing.
 */
@Component
class Wishes {
  private static final String RUN =
      "desired = 'RUNNING', paused = FALSE, attempt = 0, crashes = 0, waiting = NULL";
  private static final String STOP =
      "desired = 'STOPPED', paused = FALSE, attempt = 0, crashes = 0, waiting = NULL";

  private final JdbcClient jdbc;

  Wishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean running(ContainerId id, Cause cause) {
    return Wish.of(RUN, "NOT suspended AND (desired = 'STOPPED' OR paused)").write(jdbc, id, cause);
  }

  /** As running, and remembers the request, so that no idle stop comes right behind it. */
  boolean awake(ContainerId id, Cause cause) {
    return Wish.of(
            RUN + ", last_request_at = UTC_TIMESTAMP(6)",
            """
            NOT suspended AND (desired = 'STOPPED' OR paused)
              AND kind <> 'SPARE' AND observed NOT IN ('FAILED', 'DELETING', 'DELETED')
            """)
        .write(jdbc, id, cause);
  }

  boolean stopped(ContainerId id, Cause cause) {
    return Wish.of(STOP, "desired = 'RUNNING'").write(jdbc, id, cause);
  }

  boolean idle(ContainerId id, Instant unusedSince, Cause cause) {
    return Wish.of(
            STOP,
            """
            desired = 'RUNNING' AND observed IN ('RUNNING', 'PAUSED')
              AND running_since < :since
              AND (last_request_at IS NULL OR last_request_at < :since)
            """)
        .with("since", unusedSince)
        .write(jdbc, id, cause);
  }

  boolean paused(ContainerId id, Cause cause) {
    return Wish.of("paused = TRUE", "desired = 'RUNNING' AND observed = 'RUNNING' AND NOT paused")
        .write(jdbc, id, cause);
  }

  boolean restarted(ContainerId id, Cause cause) {
    return Wish.of(
            "boot_wanted = boot_wanted + 1, paused = FALSE, attempt = 0, crashes = 0",
            "NOT suspended AND desired = 'RUNNING' AND observed IN ('RUNNING', 'PAUSED')")
        .write(jdbc, id, cause);
  }

  boolean suspended(ContainerId id, boolean suspended, Cause cause) {
    return Wish.of(
            """
            suspended = :suspended, desired = IF(:suspended, 'STOPPED', desired),
              paused = paused AND NOT :suspended
            """,
            "suspended <> :suspended AND desired <> 'DELETED'")
        .with("suspended", suspended)
        .write(jdbc, id, cause);
  }

  /** It is made again where it stands, from what was kept of it. */
  boolean restored(ContainerId id, BackupId backup, Observed from, Cause cause) {
    return Wish.of(
            """
            observed = 'CREATING', restore_id = :backup, failure = NULL, waiting = NULL,
              closing = FALSE, paused = FALSE, running_since = NULL, attempt = 0, crashes = 0
            """,
            "observed = :from AND move_id IS NULL AND desired <> 'DELETED'")
        .with("backup", backup.value())
        .with("from", from.name())
        .write(jdbc, id, cause);
  }

  /**
   * It stands on another node from now on, and whoever held it on the lost one holds it no more.
   */
  boolean rehoused(Row row, NodeId to, Lease lease, @Nullable BackupId backup, Cause cause) {
    return Wish.of(
            """
            observed = 'CREATING', restore_id = :backup, node_id = :to, network = :network,
              ipv4 = :ipv4, ipv6 = :ipv6, lost_at = NULL, failure = NULL, waiting = NULL,
              closing = FALSE, paused = FALSE, running_since = NULL, attempt = 0, crashes = 0,
              make_fresh = FALSE, make_swap = 0, worker = NULL, lease_until = '2000-01-01'
            """,
            """
            observed = :from AND node_id = :lost AND move_id IS NULL AND desired <> 'DELETED'
            """)
        .with("backup", backup == null ? null : backup.value())
        .with("to", to.value())
        .with("network", lease.network())
        .with("ipv4", lease.address().ipv4())
        .with("ipv6", lease.address().ipv6())
        .with("from", row.observed().name())
        .with("lost", row.node().value())
        .write(jdbc, row.id(), cause);
  }

  boolean moving(ContainerId id, MoveId move, NodeId from, Cause cause) {
    return Wish.of(
            "move_id = :move, attempt = 0, crashes = 0",
            """
            move_id IS NULL AND node_id = :from AND ipv4 IS NOT NULL AND desired <> 'DELETED'
              AND observed IN ('RUNNING', 'PAUSED', 'STOPPED', 'FAILED')
            """)
        .with("move", move.value())
        .with("from", from.value())
        .write(jdbc, id, cause);
  }

  boolean deleted(ContainerId id, Cause cause) {
    return Wish.of(
            "desired = 'DELETED', attempt = 0, waiting = NULL, epoch = epoch + 1",
            "desired <> 'DELETED'")
        .write(jdbc, id, cause);
  }
}
