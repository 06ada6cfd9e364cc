package dev.rowhouse.provisioner.docker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container as Docker tells it.
 *
 * @param fingerprint digest of the plan it was made from (label); tells whether it must be made
 *     again
 * @param oomKilled not known to {@link Engine#lookAll}, as are the two times
 */
public record Seen(
    String name,
    Status status,
    int exitCode,
    boolean oomKilled,
    String fingerprint,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  public enum Status {
    CREATED,
    RUNNING,
    PAUSED,
    EXITED,
    GONE
  }
}
