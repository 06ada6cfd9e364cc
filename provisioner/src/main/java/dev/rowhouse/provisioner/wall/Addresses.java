package dev.rowhouse.provisioner.wall;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;

/** Hands out addresses on a node's bridges, from rows, so that none is used twice. */
public interface Addresses {

  /**
   * The container's lease, made when it has none. Joins the running transaction.
   *
   * @throws IllegalStateException when all bridges of the node are full
   */
  Lease lease(NodeId node, ContainerId container);

  void release(ContainerId container);

  /**
   * Gives each of two the address of the other, wherever these are. Joins the running transaction.
   *
   * @throws IllegalStateException when either has none
   */
  void exchange(ContainerId one, ContainerId other);
}
