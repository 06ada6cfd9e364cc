package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.NodeId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One gate a node. */
final class Gates {
  private final Map<NodeId, Gate> gates = new ConcurrentHashMap<>();
  private final int width;

  Gates(int width) {
    this.width = width;
  }

  Gate of(NodeId node) {
    return gates.computeIfAbsent(node, _ -> new Gate(width));
  }
}
