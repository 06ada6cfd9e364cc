package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what is wanted of containers. Each wish is one conditional update, and says whether it
 * changed anything; what nobody can want any more (of a container on its way out) changes nothing.
 */
@Component
class Wishes {
  private final JdbcClient jdbc;

  Wishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean running(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET desired = 'RUNNING', paused = FALSE,
                  attempt = 0, crashes = 0, waiting = NULL, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND NOT suspended AND (desired = 'STOPPED' OR paused)
                """,
                id,
                cause)
            .update();
  }

  /** As running, and remembers the request, so that no idle stop comes right behind it. */
  boolean awake(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET desired = 'RUNNING', paused = FALSE,
                  attempt = 0, crashes = 0, waiting = NULL, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  last_request_at = UTC_TIMESTAMP(6),
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND NOT suspended AND (desired = 'STOPPED' OR paused)
                  AND kind <> 'SPARE' AND observed NOT IN ('FAILED', 'DELETING', 'DELETED')
                """,
                id,
                cause)
            .update();
  }

  boolean stopped(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET desired = 'STOPPED', paused = FALSE,
                  attempt = 0, crashes = 0, waiting = NULL, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired = 'RUNNING'
                """,
                id,
                cause)
            .update();
  }

  boolean idle(ContainerId id, Instant unusedSince, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET desired = 'STOPPED', paused = FALSE,
                  attempt = 0, crashes = 0, waiting = NULL, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired = 'RUNNING' AND observed IN ('RUNNING', 'PAUSED')
                  AND running_since < :since
                  AND (last_request_at IS NULL OR last_request_at < :since)
                """,
                id,
                cause)
            .param("since", unusedSince)
            .update();
  }

  boolean paused(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET paused = TRUE, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired = 'RUNNING' AND observed = 'RUNNING' AND NOT paused
                """,
                id,
                cause)
            .update();
  }

  boolean restarted(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET boot_wanted = boot_wanted + 1, paused = FALSE,
                  attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND NOT suspended AND desired = 'RUNNING'
                  AND observed IN ('RUNNING', 'PAUSED')
                """,
                id,
                cause)
            .update();
  }

  boolean suspended(ContainerId id, boolean suspended, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET suspended = :suspended,
                  desired = IF(:suspended, 'STOPPED', desired), paused = paused AND NOT :suspended,
                  next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND suspended <> :suspended AND desired <> 'DELETED'
                """,
                id,
                cause)
            .param("suspended", suspended)
            .update();
  }

  boolean deleted(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET desired = 'DELETED', attempt = 0,
                  waiting = NULL, next_at = UTC_TIMESTAMP(6), epoch = epoch + 1,
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired <> 'DELETED'
                """,
                id,
                cause)
            .update();
  }

  /** Back to where it can be tried again; the caller has locked the row and checked. */
  boolean triedAgain(ContainerId id, Observed from, Observed to, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET observed = :to, desired = 'RUNNING',
                  failure = NULL, attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND observed = :from AND NOT suspended AND desired <> 'DELETED'
                """,
                id,
                cause)
            .param("from", from.name())
            .param("to", to.name())
            .update();
  }

  /** A spare becomes a tenant's; the caller has locked the row. */
  boolean claimed(ContainerId id, NewContainer wanted, boolean otherRules, Cause cause) {
    SnapshotId snapshot = wanted.snapshot();
    return 1
        == wish(
                """
                UPDATE provisioner_container SET observed = 'CLAIMING', kind = :kind, name = :name,
                  host = :host, snapshot_id = :snapshot, last_request_at = NULL,
                  rules_wanted = rules_wanted + :rules,
                  attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  created_at = UTC_TIMESTAMP(6),
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND observed = 'RUNNING' AND kind = 'SPARE'
                  AND desired = 'RUNNING'
                """,
                id,
                cause)
            .param("kind", wanted.kind().name())
            .param("name", wanted.name())
            .param("host", wanted.host())
            .param("snapshot", snapshot == null ? null : snapshot.value())
            .param("rules", otherRules ? 1 : 0)
            .update();
  }

  boolean remade(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET make_wanted = make_wanted + 1,
                  attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired <> 'DELETED'
                """,
                id,
                cause)
            .update();
  }

  /** Made again with these settings; from the image too where it is given. */
  boolean settled(
      ContainerId id, Settings settings, SnapshotId snapshot, String image, Cause cause) {
    return 1
        == Columns.of(
                wish(
                    """
                    UPDATE provisioner_container SET command = :command, port = :port,
                      health_path = :health_path, health_timeout_ms = :health_timeout,
                      memory_mb = :memory, milli_cpus = :cpus, pids = :pids, disk_mb = :disk,
                      ramdisk_mb = :ramdisk, data_paths = :data_paths, grace_ms = :grace,
                      snapshot_id = :snapshot, image = :image, make_fresh = TRUE,
                      make_wanted = make_wanted + 1, limits_wanted = limits_wanted + 1,
                      rules_wanted = rules_wanted + 1,
                      attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                      wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                      changed_at = UTC_TIMESTAMP(6), version = version + 1
                    WHERE id = :id AND desired <> 'DELETED'
                    """,
                    id,
                    cause),
                settings)
            .param("snapshot", snapshot.value())
            .param("image", image)
            .update();
  }

  boolean settled(ContainerId id, Settings settings, Cause cause) {
    return 1
        == Columns.of(
                wish(
                    """
                    UPDATE provisioner_container SET command = :command, port = :port,
                      health_path = :health_path, health_timeout_ms = :health_timeout,
                      memory_mb = :memory, milli_cpus = :cpus, pids = :pids, disk_mb = :disk,
                      ramdisk_mb = :ramdisk, data_paths = :data_paths, grace_ms = :grace,
                      make_wanted = make_wanted + 1, limits_wanted = limits_wanted + 1,
                      rules_wanted = rules_wanted + 1,
                      attempt = 0, crashes = 0, next_at = UTC_TIMESTAMP(6),
                      wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                      changed_at = UTC_TIMESTAMP(6), version = version + 1
                    WHERE id = :id AND desired <> 'DELETED'
                    """,
                    id,
                    cause),
                settings)
            .update();
  }

  boolean limited(ContainerId id, Limits limits, boolean remake, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET memory_mb = :memory, milli_cpus = :cpus,
                  pids = :pids, disk_mb = :disk, ramdisk_mb = :ramdisk,
                  limits_wanted = limits_wanted + 1, make_wanted = make_wanted + :remake,
                  attempt = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired <> 'DELETED'
                """,
                id,
                cause)
            .param("memory", limits.memoryMb())
            .param("cpus", limits.milliCpus())
            .param("pids", limits.pids())
            .param("disk", limits.diskMb())
            .param("ramdisk", limits.ramdiskMb())
            .param("remake", remake ? 1 : 0)
            .update();
  }

  boolean walled(ContainerId id, Cause cause) {
    return 1
        == wish(
                """
                UPDATE provisioner_container SET rules_wanted = rules_wanted + 1,
                  attempt = 0, next_at = UTC_TIMESTAMP(6),
                  wanted_at = UTC_TIMESTAMP(6), actor = :actor, reason = :reason,
                  changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND desired <> 'DELETED'
                """,
                id,
                cause)
            .update();
  }

  void revoked(ContainerId id) {
    jdbc.sql(
            """
            UPDATE provisioner_container
            SET epoch = epoch + 1, changed_at = UTC_TIMESTAMP(6) WHERE id = :id
            """)
        .param("id", id.value())
        .update();
  }

  private JdbcClient.StatementSpec wish(String sql, ContainerId id, Cause cause) {
    return jdbc.sql(sql)
        .param("id", id.value())
        .param("actor", Columns.cut(cause.actor(), 80))
        .param("reason", Columns.cut(cause.reason(), 255));
  }
}
