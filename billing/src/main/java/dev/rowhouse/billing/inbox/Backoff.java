package dev.rowhouse.billing.inbox;

import java.time.Duration;
import java.util.List;

/** When a failed event is tried again, and when no more: after about two days. */
final class Backoff {
  private static final List<Duration> LADDER =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24));

  private Backoff() {}

  static boolean isOver(int attempts) {
    return attempts > LADDER.size();
  }

  static Duration after(int attempts) {
    return LADDER.get(Math.min(attempts, LADDER.size()) - 1);
  }
}
