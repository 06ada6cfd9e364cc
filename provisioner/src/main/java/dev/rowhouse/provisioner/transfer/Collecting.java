package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.node.Engines;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Removes snapshots from nodes where nothing needs them, and never the last place of one. */
@Component
@OnRole(Role.WORKER)
public class Collecting {
  private static final Logger log = LoggerFactory.getLogger(Collecting.class);

  /** What was needed lately is likely to be needed again. */
  private static final Duration REST = Duration.ofHours(1);

  private static final int AT_ONCE = 20;

  private final TransferStore store;
  private final Engines engines;
  private final TransactionOperations transaction;

  Collecting(TransferStore store, Engines engines, TransactionOperations transaction) {
    this.store = store;
    this.engines = engines;
    this.transaction = transaction;
  }

  /** Returns how many are gone. */
  public int sweep() {
    return sweep(REST);
  }

  int sweep(Duration rest) {
    return (int) store.unneeded(rest, AT_ONCE).stream().filter(this::remove).count();
  }

  /** The place goes first: what comes to need it meanwhile has it brought again. */
  private boolean remove(TransferStore.At each) {
    try {
      Disk disk = engines.disk(each.node());
      if (!Boolean.TRUE.equals(transaction.execute(_ -> store.give(each)))) {
        return false;
      }
      disk.removeImage(each.image());
      store.seeds(each.image()).forEach(seed -> disk.removeVolume(seed.volume()));
      log.info("{} is not needed on {} any more", each.image(), each.node().value());
      return true;
    } catch (RuntimeException e) {
      log.info("{} stays on {} for now: {}", each.image(), each.node(), e.getMessage());
      return false;
    }
  }
}
