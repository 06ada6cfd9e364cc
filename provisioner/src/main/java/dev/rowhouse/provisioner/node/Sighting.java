package dev.rowhouse.provisioner.node;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing down that a node was reached or lost, with the line of its history. */
@Component
class Sighting {
  private final NodeStore store;
  private final SightStore sight;
  private final NodeChangeStore changes;
  private final Bell bell;

  Sighting(NodeStore store, SightStore sight, NodeChangeStore changes, Bell bell) {
    this.store = store;
    this.sight = sight;
    this.changes = changes;
    this.bell = bell;
  }

  @Transactional
  void reached(NodeId id, Capabilities capabilities) {
    NodeState before = store.find(id).map(Node::state).orElse(NodeState.GONE);
    sight.capable(id, capabilities);
    boolean found = sight.reached(id);
    if (store.move(id, NodeState.ENROLLING, NodeState.READY)) {
      changes.insert(id, NodeState.ENROLLING, NodeState.READY, "reached for the first time");
    } else if (found && before == NodeState.UNREACHABLE) {
      changes.insert(id, before, wanted(id), "it answers again");
    }
    bell.ring(Nodes.CHANGED);
  }

  /** Whether that, or the reason for it, is news. */
  @Transactional
  boolean lost(NodeId id, String why) {
    NodeState before = wanted(id);
    boolean gone = sight.lost(id);
    if (gone) {
      changes.insert(id, before, NodeState.UNREACHABLE, why);
    }
    boolean news = sight.problem(id, why) || gone;
    if (news) {
      bell.ring(Nodes.CHANGED);
    }
    return news;
  }

  private NodeState wanted(NodeId id) {
    return store.find(id).map(Node::wanted).orElse(NodeState.GONE);
  }
}
