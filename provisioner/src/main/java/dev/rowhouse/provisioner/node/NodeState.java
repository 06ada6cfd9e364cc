package dev.rowhouse.provisioner.node;

import java.util.EnumSet;
import java.util.Set;

/**
 * A node's life, all of it on this page. What is wanted of a node is written down; that it is
 * UNREACHABLE is seen beside it, so that a DRAINING node which is lost is DRAINING again when it
 * comes back.
 */
public enum NodeState {
  /** Nobody has reached it yet. */
  ENROLLING,
  /** Takes tenants. */
  READY,
  /** Its tenants move to other nodes; it takes no new ones. */
  DRAINING,
  /** It cannot be reached now, whatever is wanted of it. Never written down. */
  UNREACHABLE,
  /** Its rental ends: its tenants move out, and it goes back to the market. */
  RECLAIMING,
  /** What stood on it is being removed. */
  WIPING,
  /** Given up. The row stays for what was billed and what happened. */
  GONE;

  /** What may be wanted of it next. */
  public Set<NodeState> next() {
    return switch (this) {
      case ENROLLING -> EnumSet.of(READY, RECLAIMING, WIPING, GONE);
      case READY -> EnumSet.of(DRAINING, RECLAIMING, WIPING, GONE);
      case DRAINING -> EnumSet.of(READY, RECLAIMING, WIPING, GONE);
      case RECLAIMING -> EnumSet.of(READY, DRAINING, WIPING, GONE);
      case WIPING -> EnumSet.of(GONE);
      case UNREACHABLE, GONE -> EnumSet.noneOf(NodeState.class);
    };
  }

  /** Whether workers keep it in sight and mend what is lost on it. */
  boolean watched() {
    return switch (this) {
      case ENROLLING, READY, DRAINING, RECLAIMING -> true;
      case UNREACHABLE, WIPING, GONE -> false;
    };
  }
}
