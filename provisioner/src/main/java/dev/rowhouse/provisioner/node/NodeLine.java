package dev.rowhouse.provisioner.node;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Capabilities;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A node's row. */
record NodeLine(
    String id,
    String organizationId,
    String name,
    String docker,
    String subnet4,
    @Nullable String subnet6,
    String gateways,
    @Nullable String dataDir,
    String region,
    @Nullable String serverId,
    @Nullable String rentalId,
    String state,
    boolean reached,
    @Nullable Instant lostAt,
    @Nullable String problem,
    @Nullable String closed,
    @Nullable String severed,
    @Nullable String pressure,
    @Nullable Long skewMs,
    @Nullable String capabilities,
    @Nullable Long diskBytes,
    @Nullable Long diskFree,
    @Nullable Long memoryBytes,
    @Nullable Long memoryFree,
    @Nullable Instant seenAt,
    Instant createdAt) {
  Node node() {
    return new Node(
        new NodeId(id),
        new OrganizationId(organizationId),
        name,
        docker,
        subnet4,
        subnet6,
        gateways.isEmpty() ? List.of() : List.of(gateways.split(",")),
        dataDir,
        region,
        serverId == null ? null : new ServerId(serverId),
        rentalId == null ? null : new RentalId(rentalId),
        NodeState.valueOf(state),
        reached,
        lostAt,
        problem,
        closed,
        severed,
        pressure,
        skewMs,
        capabilities == null
            ? null
            : JsonMapper.shared().readValue(capabilities, Capabilities.class),
        room(),
        seenAt,
        createdAt);
  }

  private Node.@Nullable Room room() {
    if (diskBytes == null || diskFree == null || memoryBytes == null || memoryFree == null) {
      return null;
    }
    return new Node.Room(diskBytes, diskFree, memoryBytes, memoryFree);
  }
}
