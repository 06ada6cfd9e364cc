package dev.rowhouse.provisioner.placement;

import dev.rowhouse.provisioner.NodeId;

/** The node that was chosen, and why: it and the others, node by node. */
public record Placed(NodeId node, String reason) {}
