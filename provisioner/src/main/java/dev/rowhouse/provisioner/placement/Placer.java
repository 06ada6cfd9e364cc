package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;

/** Chooses the node that a new container is made on. Filters first, then scores. */
public interface Placer {

  /**
   * @throws NoRoom when no node passes the filters; says for each why not
   */
  NodeId place(Ask ask);
}
