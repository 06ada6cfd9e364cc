package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;

/** Brings to a node what containers are made from. */
public interface Supplies {

  /**
   * Returns when the node has the image and the data that its containers begin with, or when nobody
   * knows of a place that has them (Docker then says that there is no such image).
   *
   * @throws NotYet while it is on its way; what waits for it is taken up again when it arrives
   */
  void bring(NodeId node, String image);
}
