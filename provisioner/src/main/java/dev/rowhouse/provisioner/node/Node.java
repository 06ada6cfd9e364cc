package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
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
 * @param region where it stands, for example {@code eu-central}; empty: unknown
 * @param server what it is on the market; null when it never was there
 * @param rental by which the organization has it; null when it is its own
 * @param wanted never UNREACHABLE
 * @param reached whether it answered when a worker last looked
 * @param lostAt since when it is not reached; null when it is, or nobody has looked yet
 * @param problem why it is not reached, for people; null when it is
 * @param closed why it takes no new tenants, for people; null when it does
 * @param severed why it is not talked to any more, for people; null when it is
 * @param pressure what is nearly used up there, for people; null when nothing is
 * @param skewMs how far its clock is ahead of ours; null until it was measured
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
    String region,
    @Nullable ServerId server,
    @Nullable RentalId rental,
    NodeState wanted,
    boolean reached,
    @Nullable Instant lostAt,
    @Nullable String problem,
    @Nullable String closed,
    @Nullable String severed,
    @Nullable String pressure,
    @Nullable Long skewMs,
    @Nullable Capabilities capabilities,
    @Nullable Room room,
    @Nullable Instant seenAt,
    Instant createdAt) {

  /** Measured bytes, at the time the node was last seen. */
  public record Room(long diskBytes, long diskFree, long memoryBytes, long memoryFree) {}

  /** What is wanted of it, or UNREACHABLE while it is lost. READY means that it is reached too. */
  public NodeState state() {
    return wanted.watched() && lostAt != null ? NodeState.UNREACHABLE : wanted;
  }

  /** Whether new tenants may be placed on it now. */
  public boolean takesTenants() {
    return wanted == NodeState.READY && reached && closed == null && pressure == null;
  }
}
