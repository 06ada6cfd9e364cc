package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container as the tables have it.
 *
 * @param name unique within the project, 3 to 63 characters of {@code a-z 0-9 -}
 * @param host first label of its URL, unique in the installation
 * @param image what its filesystem was born from: a snapshot's image, or the template's source
 * @param node null until placed
 * @param suspended billing stopped it: requests do not wake it
 * @param failure what went wrong and what to do, with the app's last log lines; null unless FAILED
 * @param waiting why a wanted change has not happened yet (no room, node away), with the next try;
 *     null otherwise
 * @param runningSince null unless RUNNING
 * @param epoch claims minted with a smaller number are refused
 */
public record Container(
    ContainerId id,
    ProjectId project,
    Kind kind,
    String name,
    String host,
    @Nullable SnapshotId snapshot,
    String image,
    Settings settings,
    @Nullable NodeId node,
    @Nullable Address address,
    Desired desired,
    Observed observed,
    boolean suspended,
    @Nullable String failure,
    @Nullable String waiting,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant lastRequestAt,
    @Nullable Instant runningSince,
    int epoch) {

  /** As it will stand on another node. */
  Container at(NodeId where, Address there) {
    return with(where, there, waiting);
  }

  /** Waiting for something else. */
  Container waiting(@Nullable String other) {
    return with(node, address, other);
  }

  private Container with(
      @Nullable NodeId where, @Nullable Address there, @Nullable String awaited) {
    return new Container(
        id,
        project,
        kind,
        name,
        host,
        snapshot,
        image,
        settings,
        where,
        there,
        desired,
        observed,
        suspended,
        failure,
        awaited,
        createdAt,
        changedAt,
        lastRequestAt,
        runningSince,
        epoch);
  }
}
