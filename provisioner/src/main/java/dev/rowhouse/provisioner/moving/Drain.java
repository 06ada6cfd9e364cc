package dev.rowhouse.provisioner.moving;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a node is from being empty.
 *
 * @param total containers that stood there when it began
 * @param left that stand there now, those on their way included
 * @param moving on their way now
 * @param stays who cannot leave yet, and why; tried again by itself
 * @param traces what moves left there that is not removed yet, and why not
 */
public record Drain(
    NodeId node,
    State state,
    int total,
    int left,
    int moving,
    List<Stay> stays,
    List<Stay> traces,
    Cause cause,
    Instant beganAt,
    @Nullable Instant endedAt) {
  public enum State {
    RUNNING,
    CANCELED,
    DONE
  }

  /** One that cannot leave yet, or of which something cannot. */
  public record Stay(ContainerId container, String name, String why) {}

  public int gone() {
    return Math.max(0, total - left);
  }
}
