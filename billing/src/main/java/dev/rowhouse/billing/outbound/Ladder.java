package dev.rowhouse.billing.outbound;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a delivery is tried again: over three days, a tenth earlier or later each time. */
final class Ladder {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(24));

  private Ladder() {}

  static boolean isOver(int attempts) {
    return attempts > STEPS.size();
  }

  static Duration after(int attempts, RandomGenerator random) {
    long millis = STEPS.get(Math.clamp(attempts, 1, STEPS.size()) - 1).toMillis();
    return Duration.ofMillis(millis - millis / 10 + random.nextLong(millis / 5 + 1));
  }
}
