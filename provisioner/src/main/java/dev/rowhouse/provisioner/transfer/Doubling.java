package dev.rowhouse.provisioner.transfer;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps what tenants stand on, where they are backed up, on two nodes: a backup of data is worth
 * little without the snapshot that it belongs to. What a node that is drained has alone is taken to
 * another, too.
 */
@Component
@OnRole(Role.WORKER)
public class Doubling {
  private static final int A_TURN = 50;

  private final TransferStore store;
  private final SolePlaceStore sole;
  private final Bell bell;

  Doubling(TransferStore store, SolePlaceStore sole, Bell bell) {
    this.store = store;
    this.sole = sole;
    this.bell = bell;
  }

  /** Returns how many were asked for. */
  public int sweep() {
    var alone =
        Stream.concat(store.alone(A_TURN).stream(), sole.leaving(A_TURN).stream())
            .distinct()
            .toList();
    alone.forEach(each -> store.want(each.image(), each.node()));
    if (!alone.isEmpty()) {
      bell.ring(Bringing.WANTED);
    }
    return alone.size();
  }
}
