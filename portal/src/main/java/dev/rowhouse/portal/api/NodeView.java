package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import dev.rowhouse.provisioner.node.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Docker host of the organization.
 *
 * @param problem why it is not READY
 * @param capabilities what it turned out to be able to do; null until a worker first reached it
 * @param room as measured when it was last seen
 */
record NodeView(
    NodeId id,
    String name,
    String docker,
    String subnet4,
    @Nullable String subnet6,
    Node.State state,
    @Nullable String problem,
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
        node.state(),
        node.problem(),
        node.capabilities(),
        node.room(),
        node.seenAt(),
        node.createdAt());
  }
}
