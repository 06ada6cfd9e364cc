package dev.rowhouse.provisioner.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a schedule.
 *
 * @param finishedAt null while it runs, or when its worker died
 * @param result how much was done; null when it failed
 * @param error what went wrong the last time; null when it went well
 * @param failedAt of the last run that failed, however long ago
 * @param worker process and machine that ran it
 */
public record JobRun(
    String name,
    boolean running,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String result,
    @Nullable String error,
    @Nullable Instant failedAt,
    String worker,
    long runs,
    long failures) {

  /** Zero while it runs. */
  public Duration took() {
    return finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt);
  }
}
