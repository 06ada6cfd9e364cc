package dev.rowhouse.provisioner.machine;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A machine's row. */
record MachineRow(
    String id,
    String tokenId,
    @Nullable String organizationId,
    @Nullable String serverId,
    @Nullable String nodeId,
    String name,
    String region,
    String address,
    String subnet4,
    @Nullable String subnet6,
    String gateways,
    @Nullable String dataDir,
    @Nullable Integer door,
    String specs,
    String benchmark,
    Instant certifiedUntil,
    Instant introducedAt,
    @Nullable Instant upAt,
    @Nullable Instant renewedAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedWhy) {
  private static final JsonMapper JSON = JsonMapper.shared();

  Machine machine() {
    return new Machine(
        new MachineId(id),
        new MachineTokenId(tokenId),
        organizationId == null ? null : new OrganizationId(organizationId),
        serverId == null ? null : new ServerId(serverId),
        nodeId == null ? null : new NodeId(nodeId),
        name,
        region,
        address,
        subnet4,
        subnet6,
        gateways.isEmpty() ? List.of() : List.of(gateways.split(",")),
        dataDir,
        door,
        JSON.readValue(specs, MachineSpecs.class),
        JSON.readValue(benchmark, Benchmark.class),
        certifiedUntil,
        introducedAt,
        upAt,
        renewedAt,
        revokedAt,
        revokedWhy);
  }
}
