package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Seen;

/** Whoever wants to know what happens on nodes; a bean of this type in a worker is told. */
public interface Heard {

  /**
   * One container changed; {@code GONE} says that it is no more. Called on a thread of the node.
   */
  void heard(NodeId node, Seen seen);

  /** The node is reached (again): what happened meanwhile was not heard. */
  void reached(NodeId node);
}
