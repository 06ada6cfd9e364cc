package dev.rowhouse.portal.street;

import dev.rowhouse.portal.house.Look;
import dev.rowhouse.provisioner.node.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with its houses.
 *
 * @param href the node's page; null for what has no street yet
 * @param state null for what has no street yet
 * @param room what is free, in words; null when nobody measured
 */
public record Street(
    String name,
    @Nullable String href,
    @Nullable NodeState state,
    @Nullable String room,
    List<Plot> plots) {
  /** Why houses on it may be in trouble, or none are added; said beside its name. */
  public boolean unusual() {
    return state != null && state != NodeState.READY;
  }

  public long awake() {
    return plots.stream().filter(plot -> plot.look() == Look.AWAKE).count();
  }
}
