package dev.rowhouse.provisioner.host;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway knows of a domain.
 *
 * @param container who answers to exactly this name; null for a product's
 * @param serves false: it leads nowhere
 */
public record HostRoute(
    HostId id,
    String domain,
    ProjectId project,
    @Nullable ContainerId container,
    boolean products,
    boolean serves,
    Instant changedAt) {}
