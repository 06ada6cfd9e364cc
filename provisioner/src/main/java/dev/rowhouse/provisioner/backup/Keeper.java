package dev.rowhouse.provisioner.backup;

import static dev.rowhouse.provisioner.backup.Policy.Place.FOLDER;
import static dev.rowhouse.provisioner.backup.Policy.Place.NODE;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.transfer.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes backups, a few a turn, and removes those that are over. Data is archived as it was at one
 * instant where the node can hold it still, while the container goes on.
 */
@Component
@OnRole(Role.WORKER)
public class Keeper {
  private static final Logger log = LoggerFactory.getLogger(Keeper.class);
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static final Cause CLOCK = Cause.clock("the project's backups");
  private static final int A_TURN = 20;
  private static final long UNLIMITED = 1L << 50;
  private static final String STILL = "#backup";
  private static final String ROOT = "/";

  private final String worker = "keeper-" + UUID.randomUUID().toString().substring(0, 13);
  private final BackupStore store;
  private final Shelves shelves;
  private final Containers containers;
  private final Engines engines;

  Keeper(BackupStore store, Shelves shelves, Containers containers, Engines engines, Bell bell) {
    this.store = store;
    this.shelves = shelves;
    this.containers = containers;
    this.engines = engines;
    bell.listen(Backups.WANTED, this::sweep);
  }

  /** Returns how many were written or removed. */
  public synchronized int sweep() {
    store.due(A_TURN).forEach(id -> store.insert(BackupId.mint(), id, CLOCK));
    int written = (int) store.waiting(A_TURN).stream().filter(this::write).count();
    return written + tidy();
  }

  private boolean write(Backup backup) {
    if (!store.lease(backup.id(), worker, LEASE)) {
      return false;
    }
    try {
      Held.during(LEASE, () -> work(backup), () -> store.renew(backup.id(), worker, LEASE));
      return true;
    } catch (RuntimeException e) {
      log.info("backup {} failed: {}", backup.id().value(), e.getMessage());
      store.failed(backup.id(), String.valueOf(e.getMessage()));
      return false; // what it has written goes when it is tidied up
    }
  }

  private void work(Backup backup) {
    Container house = containers.find(backup.container()).orElseThrow();
    NodeId node = backup.remains() ? backup.node() : house.node();
    if (node == null) {
      throw new IllegalStateException("it stands on no node");
    }
    Disk disk = engines.disk(node);
    Shelf shelf = shelf(backup, house);
    shelf.begin(backup.id());
    List<Backup.Part> parts = new ArrayList<>();
    for (String path : house.settings().dataPaths()) {
      if (!backup.remains() || disk.hasVolume(Names.volume(house.id(), path))) {
        parts.add(data(shelf, backup.id(), house.id(), path, parts.size(), disk));
      }
    }
    if (disk.packs() && (!backup.remains() || isThere(node, house.id()))) {
      parts.add(filesystem(shelf, backup.id(), house.id(), parts.size(), disk));
    }
    shelf.end(backup.id());
    if (!store.done(backup.id(), worker, parts)) {
      throw new IllegalStateException("it is not wanted any more");
    }
  }

  private boolean isThere(NodeId node, ContainerId house) {
    return engines.engine(node).look(Names.container(house)).isPresent();
  }

  /** Another node where the project wants that; what an earlier try left elsewhere goes first. */
  private Shelf shelf(Backup backup, Container house) {
    NodeId before = backup.shelf();
    NodeId chosen = null;
    if (store.policy(house.project()).map(Policy::place).orElse(FOLDER) == NODE) {
      chosen =
          store
              .shelf(house.id())
              .orElseThrow(() -> new IllegalStateException("no other node can keep it now"));
    }
    if (!Objects.equals(before, chosen)) {
      shelves.on(before).remove(backup.id());
    }
    if (!store.shelved(backup.id(), worker, chosen)) {
      throw new IllegalStateException("it is not wanted any more");
    }
    return shelves.on(chosen);
  }

  private Backup.Part data(
      Shelf shelf, BackupId id, ContainerId house, String path, int number, Disk disk) {
    String still = Names.volume(house, path + STILL);
    disk.removeVolume(still); // left by somebody who fell
    disk.copyVolume(Names.volume(house, path), still, UNLIMITED);
    try {
      return shelf.write(id, path, number + ".tar", out -> disk.exportVolume(still, out));
    } finally {
      disk.removeVolume(still);
    }
  }

  private Backup.Part filesystem(
      Shelf shelf, BackupId id, ContainerId house, int number, Disk disk) {
    String pack = Names.volume(house, ROOT + STILL);
    disk.removeVolume(pack);
    try {
      disk.pack(Names.container(house), pack);
      return shelf.write(id, ROOT, number + ".tar", out -> disk.exportVolume(pack, out));
    } finally {
      disk.removeVolume(pack);
    }
  }

  /** The files go first: a row that is left is removed the next time. */
  private int tidy() {
    return (int) store.over(A_TURN * 10).stream().filter(this::tidied).count();
  }

  private boolean tidied(Backup backup) {
    NodeId shelf = backup.shelf();
    try {
      if (shelf == null || !store.isGone(shelf)) {
        shelves.on(shelf).remove(backup.id());
      }
      store.delete(backup.id());
      return true;
    } catch (EngineUnreachable | EngineRefused e) {
      log.info("backup {} is removed later: {}", backup.id().value(), e.getMessage());
      return false;
    }
  }
}
