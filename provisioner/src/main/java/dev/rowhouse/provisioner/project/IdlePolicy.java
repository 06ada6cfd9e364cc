package dev.rowhouse.provisioner.project;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a project's containers sleep, and when nobody comes back. Idle means: no request and no open
 * stream.
 *
 * @param alwaysOn nothing below puts a container to sleep
 * @param pauseAfter minutes of idling until it is paused (wakes in milliseconds, keeps its memory);
 *     null for never
 * @param stopAfter minutes of idling until it is stopped; null for never
 * @param stopAt time of day in the project's zone when it is stopped unless in use; null for never
 * @param eraseAfter days without a request until the tenant is erased; null for never
 * @param notice days before that when the builder is told
 */
public record IdlePolicy(
    boolean alwaysOn,
    @Nullable Integer pauseAfter,
    @Nullable Integer stopAfter,
    @Nullable LocalTime stopAt,
    @Nullable Integer eraseAfter,
    int notice) {
  public static final IdlePolicy DEFAULT = new IdlePolicy(false, null, 15, null, null, 7);

  public static final IdlePolicy ALWAYS_ON = new IdlePolicy(true, null, null, null, null, 7);

  public static IdlePolicy stopAfter(int minutes) {
    return new IdlePolicy(false, null, minutes, null, null, 7);
  }
}
