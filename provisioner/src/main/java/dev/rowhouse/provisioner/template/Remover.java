package dev.rowhouse.provisioner.template;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.transfer.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Removes from nodes what snapshots left there, once no container stands on it. */
@Component
@OnRole(Role.WORKER)
public class Remover {
  private static final Logger log = LoggerFactory.getLogger(Remover.class);

  private final SnapshotStore store;
  private final Engines engines;
  private final Places places;
  private final TransactionOperations transaction;

  Remover(SnapshotStore store, Engines engines, Places places, TransactionOperations transaction) {
    this.store = store;
    this.engines = engines;
    this.places = places;
    this.transaction = transaction;
  }

  /** Returns how many are gone. */
  public int sweep() {
    return (int) store.removing().stream().filter(this::removeQuietly).count();
  }

  /** What a node refuses today, or cannot be asked, is asked again at the next sweep. */
  private boolean removeQuietly(Snapshot snapshot) {
    try {
      return remove(snapshot);
    } catch (RuntimeException e) {
      log.info("snapshot {} cannot be removed yet: {}", snapshot.id().value(), e.getMessage());
      return false;
    }
  }

  private boolean remove(Snapshot snapshot) {
    for (NodeId node : places.of(snapshot.image())) {
      if (!clear(snapshot, engines.disk(node))) {
        return false;
      }
      places.remove(snapshot.image(), node);
    }
    transaction.executeWithoutResult(_ -> store.removed(snapshot.id()));
    return true;
  }

  private static boolean clear(Snapshot snapshot, Disk disk) {
    disk.removeImage(snapshot.image());
    if (disk.hasImage(snapshot.image())) {
      return false;
    }
    for (String path : snapshot.settings().dataPaths()) {
      disk.removeVolume(Names.seed(snapshot.id(), path));
    }
    return true;
  }
}
