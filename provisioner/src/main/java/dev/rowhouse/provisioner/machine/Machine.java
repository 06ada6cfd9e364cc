package dev.rowhouse.provisioner.machine;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.MachineTokenId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran our script with a token.
 *
 * @param organization whose own it is; null when it is a server of the market
 * @param node which it is now; null while it is none
 * @param address {@code tcp://host:port} of its Docker
 * @param door port at which gateways reach its tenants by mutual TLS; null where they are routed
 * @param certifiedUntil when its certificate ends
 * @param upAt since when its Docker answers; null while the script is at it
 */
public record Machine(
    MachineId id,
    MachineTokenId token,
    @Nullable OrganizationId organization,
    @Nullable ServerId server,
    @Nullable NodeId node,
    String name,
    String region,
    String address,
    String subnet4,
    @Nullable String subnet6,
    List<String> gateways,
    @Nullable String dataDir,
    @Nullable Integer door,
    MachineSpecs specs,
    Benchmark benchmark,
    Instant certifiedUntil,
    Instant introducedAt,
    @Nullable Instant upAt,
    @Nullable Instant renewedAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedWhy) {}
