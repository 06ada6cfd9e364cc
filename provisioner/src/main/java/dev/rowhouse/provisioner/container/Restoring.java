package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Makes a container with what a backup holds. The backup is read once as a whole before anything of
 * what is there is removed.
 */
final class Restoring {
  private static final long UNLIMITED = 1L << 50;
  private static final String PACK = "/#restore";

  private final Tools tools;

  Restoring(Tools tools) {
    this.tools = tools;
  }

  /**
   * @throws AppFailed when the backup is not what was written: then nothing has changed
   */
  void make(Row row, BackupId backup, Engine engine) {
    check(backup);
    engine.remove(row.name());
    for (String path : row.container().settings().dataPaths()) {
      fill(row, path, tools.archives().data(backup, path));
    }
    create(row, backup, engine);
  }

  private void check(BackupId backup) {
    try {
      tools.archives().check(backup);
    } catch (IOException e) {
      throw new AppFailed("It cannot be made from its backup: %s.".formatted(e.getMessage()));
    }
  }

  private void fill(Row row, String path, Optional<InputStream> archive) {
    Disk disk = tools.disk(row);
    String volume = Names.volume(row.id(), path);
    disk.removeVolume(volume);
    disk.createVolume(volume, Plans.quotaBytes(row));
    archive.ifPresent(tar -> read(disk, volume, tar));
    tools.volumes().lost(row.id(), path, false);
  }

  private static void read(Disk disk, String volume, InputStream tar) {
    try (tar) {
      disk.importVolume(volume, tar);
    } catch (IOException e) {
      throw new AppFailed("Its backup cannot be read: %s.".formatted(e.getMessage()));
    }
  }

  private void create(Row row, BackupId backup, Engine engine) {
    ContainerPlan plan = Plans.plan(row, row.name(), tools.variables().of(row.id()));
    Disk disk = tools.disk(row);
    Optional<InputStream> packed =
        disk.packs()
            ? tools.archives().filesystem(backup, row.container().image())
            : Optional.empty();
    if (packed.isEmpty()) {
      engine.create(plan);
      return;
    }
    String volume = Names.volume(row.id(), PACK);
    disk.removeVolume(volume);
    disk.createVolume(volume, UNLIMITED);
    read(disk, volume, packed.get());
    disk.unpack(plan, volume);
    disk.removeVolume(volume);
  }
}
