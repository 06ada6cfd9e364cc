package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant shows of its container.
 *
 * @param url null once deleted
 * @param failure what went wrong, with the app's last log lines
 */
record HouseView(
    ContainerId id,
    @Nullable String url,
    Observed state,
    Desired desired,
    @Nullable SnapshotId snapshot,
    @Nullable String failure,
    @Nullable String waiting,
    @Nullable Instant lastRequestAt) {}
