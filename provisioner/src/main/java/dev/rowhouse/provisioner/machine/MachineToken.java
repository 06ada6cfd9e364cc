package dev.rowhouse.provisioner.machine;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.provisioner.MachineId;
import dev.rowhouse.provisioner.MachineTokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets one machine in, once. Exactly one of organization and server is there.
 *
 * @param organization whose node the machine becomes at once
 * @param server of the market that the machine is
 * @param name of the node to be; for a server its label
 * @param region empty: unknown
 * @param machine that used it
 */
public record MachineToken(
    MachineTokenId id,
    @Nullable OrganizationId organization,
    @Nullable ServerId server,
    String name,
    String region,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable MachineId machine) {}
