package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.docker.Disk;
import java.util.Map;
import java.util.Optional;

/** Makes a container's data volumes. One that may hold data already is never made anew. */
final class Furnishing {
  private final Tools tools;

  Furnishing(Tools tools) {
    this.tools = tools;
  }

  /** Empty ones, or with what the snapshot's volumes begin with; those there are stay. */
  void furnish(Row row) {
    Map<String, Boolean> ready = tools.volumes().of(row.id());
    for (String path : row.container().settings().dataPaths()) {
      boolean kept = ready.getOrDefault(path, false);
      fill(row, path, kept ? Optional.empty() : seed(row, path));
    }
  }

  /** With what another container's hold. */
  void furnishLike(Row row, ContainerId source) {
    for (String path : row.container().settings().dataPaths()) {
      fill(row, path, Optional.of(Names.volume(source, path)));
    }
  }

  private void fill(Row row, String path, Optional<String> source) {
    Disk disk = tools.disk(row);
    String volume = Names.volume(row.id(), path);
    if (source.isEmpty()) {
      disk.createVolume(volume, Plans.quotaBytes(row));
      return;
    }
    if (row.again()) {
      disk.removeVolume(volume); // a copy that was cut short is not worth keeping
    }
    disk.copyVolume(source.get(), volume, Plans.quotaBytes(row));
  }

  private Optional<String> seed(Row row, String path) {
    SnapshotId snapshot = row.container().snapshot();
    return snapshot == null ? Optional.empty() : tools.seeds().seed(snapshot, path);
  }
}
