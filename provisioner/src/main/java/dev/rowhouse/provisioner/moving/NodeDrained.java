package dev.rowhouse.provisioner.moving;

import dev.rowhouse.provisioner.NodeId;

/**
 * Nothing stands on a node any more that was to be drained. Published in the transaction that found
 * that.
 */
public record NodeDrained(NodeId node) {}
