package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.Remains;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Has what a lost node still had when it came back written as an archive, which the builder can
 * fetch or go back to for some days. Nothing is made again from it by itself.
 */
@Component
@OnRole(Role.WORKER)
class Salvaging implements Remains {
  private static final Cause CAME_BACK = Cause.clock("its lost node came back");

  private final BackupStore store;
  private final Bell bell;

  Salvaging(BackupStore store, Bell bell) {
    this.store = store;
    this.bell = bell;
  }

  @Override
  public boolean kept(Move move) {
    List<Backup.State> tries = store.salvaged(move.id());
    if (tries.contains(Backup.State.REMAINS)) {
      return true;
    }
    if (tries.isEmpty()) {
      store.salvage(move, CAME_BACK);
      bell.ring(Backups.WANTED);
    }
    return false;
  }
}
