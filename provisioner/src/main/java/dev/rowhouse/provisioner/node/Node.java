package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Docker host of an organization, as the tables have it.
 *
 * @param docker {@code unix:///path} or {@code tcp://host:port}
 * @param gateways addresses from which gateways reach apps; empty when they run on the node itself
 * @param dataDir folder for data volumes on the node's btrfs; null where volumes are Docker's own
 * @param problem why it is not READY, for people; null when it is
 * @param capabilities null until a worker first reached it
 */
public record Node(
    NodeId id,
    OrganizationId organization,
    String name,
    String docker,
    String subnet4,
    @Nullable String subnet6,
    List<String> gateways,
    @Nullable String dataDir,
    State state,
    @Nullable String problem,
    @Nullable Capabilities capabilities,
    @Nullable Room room,
    @Nullable Instant seenAt,
    Instant createdAt) {

  public enum State {
    /** No worker has looked yet. */
    ATTACHING,
    READY,
    UNREACHABLE
  }

  /** Measured bytes, at the time the node was last seen. */
  public record Room(long diskBytes, long diskFree, long memoryBytes, long memoryFree) {}
}
