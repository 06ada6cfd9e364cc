package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a container needs of a node.
 *
 * @param image reference that the node must have, or be brought
 * @param region where it wishes to stand; empty for anywhere
 * @param near node that holds what it is copied from; null for none
 * @param only the one node that is asked for; null for any
 * @param not node that it is to leave; null for none
 * @param littered nodes where something of an earlier move of it still lies
 */
public record Ask(
    ContainerId container,
    ProjectId project,
    Limits limits,
    String image,
    String region,
    @Nullable NodeId near,
    @Nullable NodeId only,
    @Nullable NodeId not,
    Set<NodeId> littered) {

  /** For a container that stands nowhere yet. */
  public Ask(ContainerId container, ProjectId project, Limits limits, String image, String region) {
    this(container, project, limits, image, region, null, null, null, Set.of());
  }

  public Ask near(@Nullable NodeId node) {
    return new Ask(container, project, limits, image, region, node, only, not, littered);
  }

  /** For one that stands on a node and is to go to another, or to one of them all. */
  public Ask away(@Nullable NodeId from, @Nullable NodeId to, Set<NodeId> littered) {
    return new Ask(container, project, limits, image, region, near, to, from, littered);
  }
}
