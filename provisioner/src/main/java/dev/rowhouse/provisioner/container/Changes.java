package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what a container should be made of. Each is one conditional update and says whether it
 * changed anything; the caller has locked the row.
 */
@Component
class Changes {
  private static final String ALIVE = "desired <> 'DELETED'";
  private static final String SETTINGS =
      """
      command = :command, port = :port, health_path = :health_path,
        health_timeout_ms = :health_timeout, memory_mb = :memory, milli_cpus = :cpus,
        pids = :pids, disk_mb = :disk, ramdisk_mb = :ramdisk, data_paths = :data_paths,
        grace_ms = :grace, make_wanted = make_wanted + 1, limits_wanted = limits_wanted + 1,
        rules_wanted = rules_wanted + 1, attempt = 0, crashes = 0\
      """;

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Back to where it can be tried again; the caller has checked that it may go there. */
  boolean triedAgain(ContainerId id, Observed from, Observed to, Cause cause) {
    return Wish.of(
            "observed = :to, desired = 'RUNNING', failure = NULL, attempt = 0, crashes = 0",
            "observed = :from AND NOT suspended AND desired <> 'DELETED'")
        .with("from", from.name())
        .with("to", to.name())
        .write(jdbc, id, cause);
  }

  /** A spare becomes a tenant's. */
  boolean claimed(ContainerId id, NewContainer wanted, boolean otherRules, Cause cause) {
    SnapshotId snapshot = wanted.snapshot();
    return Wish.of(
            """
            observed = 'CLAIMING', kind = :kind, name = :name, host = :host,
              snapshot_id = :snapshot, region = :region, last_request_at = NULL,
              rules_wanted = rules_wanted + :rules, attempt = 0, crashes = 0,
              created_at = UTC_TIMESTAMP(6)
            """,
            "observed = 'RUNNING' AND kind = 'SPARE' AND desired = 'RUNNING'")
        .with("kind", wanted.kind().name())
        .with("name", wanted.name())
        .with("host", wanted.host())
        .with("snapshot", snapshot == null ? null : snapshot.value())
        .with("region", wanted.region())
        .with("rules", otherRules ? 1 : 0)
        .write(jdbc, id, cause);
  }

  boolean named(ContainerId id, String name, Cause cause) {
    return Wish.of("name = :name", ALIVE).with("name", name).write(jdbc, id, cause);
  }

  boolean remade(ContainerId id, Cause cause) {
    return Wish.of("make_wanted = make_wanted + 1, attempt = 0, crashes = 0", ALIVE)
        .write(jdbc, id, cause);
  }

  boolean settled(ContainerId id, Settings settings, Cause cause) {
    return Wish.of(SETTINGS, ALIVE).with(Columns.of(settings)).write(jdbc, id, cause);
  }

  /** Made again with these settings and from this image. */
  boolean moved(ContainerId id, Settings settings, SnapshotId snapshot, String image, Cause cause) {
    return Wish.of(SETTINGS + ", snapshot_id = :snapshot, image = :image, make_fresh = TRUE", ALIVE)
        .with(Columns.of(settings))
        .with("snapshot", snapshot.value())
        .with("image", image)
        .write(jdbc, id, cause);
  }

  boolean limited(ContainerId id, Limits limits, boolean remake, Cause cause) {
    return Wish.of(
            """
            memory_mb = :memory, milli_cpus = :cpus, pids = :pids, disk_mb = :disk,
              ramdisk_mb = :ramdisk, limits_wanted = limits_wanted + 1,
              make_wanted = make_wanted + :remake, attempt = 0
            """,
            ALIVE)
        .with(Columns.of(limits))
        .with("remake", remake ? 1 : 0)
        .write(jdbc, id, cause);
  }

  boolean walled(ContainerId id, Cause cause) {
    return Wish.of("rules_wanted = rules_wanted + 1, attempt = 0", ALIVE).write(jdbc, id, cause);
  }

  /** Who says it and why stand in the row, as for all that the timeline tells. */
  boolean noted(ContainerId id, Cause cause) {
    return Wish.of("attempt = attempt", ALIVE).write(jdbc, id, cause);
  }

  /** Nobody's wish for a container, so it does not count as one: claims made before end. */
  void revoked(ContainerId id) {
    jdbc.sql(
            """
            UPDATE provisioner_container
            SET epoch = epoch + 1, changed_at = UTC_TIMESTAMP(6) WHERE id = :id
            """)
        .param("id", id.value())
        .update();
  }
}
