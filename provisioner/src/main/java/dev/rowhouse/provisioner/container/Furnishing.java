package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.docker.Disk;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a container's data volumes. One that may hold data already is never made anew: where it is
 * missing the container fails, and a person decides.
 */
final class Furnishing {
  private final Tools tools;

  Furnishing(Tools tools) {
    this.tools = tools;
  }

  /**
   * Empty ones, or with what the snapshot's volumes begin with; those there are stay.
   *
   * @throws AppFailed when one that held data is gone
   */
  void furnish(Row row) {
    Map<String, Boolean> ready = tools.volumes().of(row.id());
    for (String path : row.container().settings().dataPaths()) {
      if (ready.getOrDefault(path, false)) {
        keep(row, path);
      } else {
        fill(row, path, seed(row, path));
      }
    }
  }

  /** With what another container's hold. */
  void furnishLike(Row row, ContainerId source) {
    Map<String, Boolean> ready = tools.volumes().of(source);
    for (String path : row.container().settings().dataPaths()) {
      String volume = Names.volume(source, path);
      boolean there = tools.disk(row).hasVolume(volume);
      if (!there && ready.getOrDefault(path, false)) {
        throw new AppFailed(Obituary.nothingToCopy(path, volume));
      }
      fill(row, path, there ? Optional.of(volume) : Optional.empty());
    }
  }

  /**
   * Looks whether all that held data is there; for when Docker cannot start a container.
   *
   * @throws AppFailed when one is gone
   */
  void lookFor(Row row) {
    tools
        .volumes()
        .of(row.id())
        .forEach((path, ready) -> {
          if (ready) {
            find(row, path);
          }
        });
  }

  private void keep(Row row, String path) {
    String volume = find(row, path);
    tools.disk(row).createVolume(volume, Plans.quotaBytes(row)); // its name, and today's limit
  }

  private String find(Row row, String path) {
    String volume = Names.volume(row.id(), path);
    boolean there = tools.disk(row).hasVolume(volume);
    tools.volumes().lost(row.id(), path, !there);
    if (!there) {
      throw new AppFailed(Obituary.lost(path, volume));
    }
    return volume;
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
