package dev.rowhouse.provisioner.cost;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container on a node.
 *
 * @param tenant null for templates, spares and copies, which are the builder's own
 * @param name of the tenant, or of the container where it is nobody's
 */
public record Occupant(
    ContainerId container,
    Kind kind,
    @Nullable TenantId tenant,
    String name,
    String projectName,
    @Nullable String host,
    Observed observed,
    Desired desired,
    boolean suspended,
    @Nullable Instant lastRequestAt) {}
