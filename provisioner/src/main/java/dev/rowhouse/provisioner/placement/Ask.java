package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a container needs of a node.
 *
 * @param image reference that the node must have
 * @param near node that holds what it is copied from; null for none
 */
public record Ask(
    ContainerId container, ProjectId project, Limits limits, String image, @Nullable NodeId near) {}
