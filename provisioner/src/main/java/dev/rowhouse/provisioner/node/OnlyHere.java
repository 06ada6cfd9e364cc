package dev.rowhouse.provisioner.node;

import dev.rowhouse.provisioner.NodeId;
import java.util.List;

/** Knows of things that are on a node and nowhere else, so that nobody loses them unknowingly. */
public interface OnlyHere {
  /** What is on this node only, in words: {@code snapshot 3 of Notebook}. */
  List<String> on(NodeId node);
}
