package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import org.springframework.stereotype.Component;

/**
 * Keeps what tenants stand on, where they are backed up, on two nodes: a backup of data is worth
 * little without the snapshot that it belongs to.
 */
@Component
@OnRole(Role.WORKER)
public class Doubling {
  private static final int A_TURN = 50;

  private final TransferStore store;
  private final Bell bell;

  Doubling(TransferStore store, Bell bell) {
    this.store = store;
    this.bell = bell;
  }

  /** Returns how many were asked for. */
  public int sweep() {
    var alone = store.alone(A_TURN);
    alone.forEach(each -> store.want(each.image(), each.node()));
    if (!alone.isEmpty()) {
      bell.ring(Bringing.WANTED);
    }
    return alone.size();
  }
}
