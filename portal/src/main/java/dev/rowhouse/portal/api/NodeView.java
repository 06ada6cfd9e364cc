package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Docker host of the organization.
 *
 * @param problem why it is not reached
 * @param closed why it takes no new tenants, though it could
 * @param pressure what is nearly used up there
 * @param skewMs how far its clock is ahead of ours
 * @param capabilities what it turned out to be able to do; null until a worker first reached it
 * @param room as measured when it was last seen
 */
record NodeView(
    NodeId id,
    String name,
    String docker,
    String subnet4,
    @Nullable String subnet6,
    String region,
    NodeState state,
    @Nullable String problem,
    @Nullable String closed,
    @Nullable String pressure,
    @Nullable Long skewMs,
    @Nullable Capabilities capabilities,
    Node.@Nullable Room room,
    @Nullable Instant seenAt,
    Instant createdAt) {
  static NodeView of(Node node) {
    return new NodeView(
        node.id(),
        node.name(),
        node.docker(),
        node.subnet4(),
        node.subnet6(),
        node.region(),
        node.state(),
        node.problem(),
        node.closed(),
        node.pressure(),
        node.skewMs(),
        node.capabilities(),
        node.room(),
        node.seenAt(),
        node.createdAt());
  }
}
