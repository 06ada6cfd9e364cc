package dev.rowhouse.provisioner.moving;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.bell.Topic;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties nodes: all that stands on one moves to others, a few at a time. It may be asked for
 * again, and called off; who is on the way then arrives.
 */
@Component
public class Draining {
  static final Topic CHANGED = new Topic("drains");

  private final DrainStore store;
  private final Nodes nodes;
  private final Bell bell;

  Draining(DrainStore store, Nodes nodes, Bell bell) {
    this.store = store;
    this.nodes = nodes;
    this.bell = bell;
  }

  /**
   * The node takes no new containers from now on. One that is being given back is drained too, and
   * stays what it is.
   *
   * @throws Rejected when there is nothing to be drained
   */
  @Unowned
  @Transactional
  public Drain begin(NodeId id, Cause cause) {
    Node node = nodes.find(id).orElseThrow(Draining::nothing);
    switch (node.wanted()) {
      case READY -> {
        if (!nodes.move(id, NodeState.READY, NodeState.DRAINING, cause.reason())) {
          throw new Rejected("node", "It changed at this moment; try again.");
        }
      }
      case DRAINING, RECLAIMING -> {}
      case ENROLLING, UNREACHABLE, WIPING, GONE -> throw nothing();
    }
    store.begin(id, cause);
    bell.ring(CHANGED);
    return store.find(id).orElseThrow();
  }

  /** Takes new containers again; false when nothing was under way. */
  @Unowned
  @Transactional
  public boolean cancel(NodeId id, Cause cause) {
    boolean canceled = store.end(id, Drain.State.CANCELED);
    NodeState wanted = nodes.find(id).map(Node::wanted).orElse(NodeState.GONE);
    if (wanted == NodeState.DRAINING || (canceled && wanted == NodeState.RECLAIMING)) {
      boolean _ = nodes.move(id, wanted, NodeState.READY, cause.reason());
    }
    return canceled;
  }

  /** Empty when nobody ever asked for it. */
  @Unowned
  public Optional<Drain> progress(NodeId id) {
    return store.find(id);
  }

  /**
   * As {@link #begin(NodeId, Cause)}, only when it is the organization's.
   *
   * @throws java.util.NoSuchElementException when it is not
   */
  @Transactional
  public Drain begin(OrganizationId owner, NodeId id, Cause cause) {
    return begin(ours(owner, id), cause);
  }

  @Transactional
  public boolean cancel(OrganizationId owner, NodeId id, Cause cause) {
    return cancel(ours(owner, id), cause);
  }

  public Optional<Drain> progress(OrganizationId owner, NodeId id) {
    return progress(ours(owner, id));
  }

  private NodeId ours(OrganizationId owner, NodeId id) {
    return nodes.find(owner, id).orElseThrow().id();
  }

  private static Rejected nothing() {
    return new Rejected("node", "Only a node that is ready can be drained.");
  }
}
