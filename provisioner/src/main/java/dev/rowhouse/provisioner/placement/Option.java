package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;

/**
 * A node as placement sees it for one container.
 *
 * @param possible whether it could go there now
 * @param reason what speaks for the node, or what makes it impossible
 */
public record Option(NodeId node, String name, boolean possible, String reason) {}
