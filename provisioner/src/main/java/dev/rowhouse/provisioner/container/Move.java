package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One container's way from one node to another.
 *
 * @param holder in whose name the address is held that the container does not use at the time
 * @param network of the address on the target; null until there is one
 * @param before its address on the source; null when it had none
 * @param copied its data was copied once while it ran
 * @param staged its container was made on the target while it ran
 * @param packed its filesystem lies on the target in a volume, not in an image
 * @param bytes sent so far
 * @param tries of the present stage
 * @param problem what went wrong last, for people; null when nothing did
 * @param choice why this node
 * @param stoppedAt since when it does not answer; null while it does, or when it slept
 */
public record Move(
    MoveId id,
    ContainerId container,
    NodeId source,
    NodeId target,
    ContainerId holder,
    MoveStage stage,
    @Nullable String network,
    @Nullable Address address,
    @Nullable Address before,
    boolean copied,
    boolean staged,
    boolean packed,
    boolean salvage,
    long bytes,
    int tries,
    @Nullable String problem,
    Cause cause,
    String choice,
    Instant beganAt,
    @Nullable Instant stoppedAt,
    @Nullable Instant switchedAt,
    @Nullable Instant endedAt) {

  /** How long it did not answer; empty while that is not over, and when it slept anyway. */
  public Optional<Duration> pause() {
    Instant from = stoppedAt;
    Instant to = switchedAt;
    return from == null || to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
  }
}
