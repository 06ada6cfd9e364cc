package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tenants shows of a container.
 *
 * @param host first label of its URL; null once deleted
 * @param failure why it is FAILED
 * @param waiting why a wanted change has not happened yet
 * @param bytes what it holds on disk of its own; null until measured
 */
public record House(
    ContainerId container,
    @Nullable String host,
    @Nullable SnapshotId snapshot,
    Desired desired,
    Observed observed,
    @Nullable String failure,
    @Nullable String waiting,
    @Nullable Instant lastRequestAt,
    @Nullable Long bytes) {}
