package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.SnapshotId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of new containers. */
@Component
class Births {
  private final JdbcClient jdbc;
  private final Volumes volumes;
  private final Timeline timeline;

  Births(JdbcClient jdbc, Volumes volumes, Timeline timeline) {
    this.jdbc = jdbc;
    this.volumes = volumes;
    this.timeline = timeline;
  }

  /**
   * @param source what it is to be a copy of; null for none
   */
  void write(
      ContainerId id,
      NewContainer wanted,
      @Nullable ContainerId source,
      String desired,
      Cause cause) {
    Observed begin = source == null ? Observed.CREATING : Observed.COPYING;
    try {
      insert(id, wanted, source, desired, begin, cause);
    } catch (DuplicateKeyException e) {
      throw taken(wanted, e);
    }
    volumes.add(id, wanted.settings().dataPaths());
    timeline.add(id, begin, begin, "");
  }

  private void insert(
      ContainerId id,
      NewContainer wanted,
      @Nullable ContainerId source,
      String desired,
      Observed begin,
      Cause cause) {
    SnapshotId snapshot = wanted.snapshot();
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, snapshot_id,
              image, command, port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids,
              disk_mb, ramdisk_mb, data_paths, grace_ms, desired, observed, source_id, region,
              next_at, wanted_at, actor, reason, created_at, changed_at)
            VALUES (:id, :project, :kind, :name, :host, :snapshot,
              :image, :command, :port, :health_path, :health_timeout, :memory, :cpus, :pids,
              :disk, :ramdisk, :data_paths, :grace, :desired, :observed, :source, :region,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), :actor, :reason, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))
            """)
        .params(Columns.of(wanted.settings()))
        .param("id", id.value())
        .param("project", wanted.project().value())
        .param("kind", wanted.kind().name())
        .param("name", wanted.name())
        .param("host", wanted.host())
        .param("snapshot", snapshot == null ? null : snapshot.value())
        .param("image", wanted.image())
        .param("desired", desired)
        .param("observed", begin.name())
        .param("source", source == null ? null : source.value())
        .param("region", wanted.region())
        .param("actor", Columns.cut(cause.actor(), 80))
        .param("reason", Columns.cut(cause.reason(), 255))
        .update();
  }

  static Rejected taken(NewContainer wanted, DuplicateKeyException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("'host'")) {
      return new Rejected("host", "The host " + wanted.host() + " is taken.");
    }
    if (message.contains("project_name")) {
      return new Rejected("name", "The name " + wanted.name() + " is taken in this project.");
    }
    throw e;
  }
}
