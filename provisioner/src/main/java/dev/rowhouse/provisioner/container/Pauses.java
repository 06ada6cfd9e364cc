package dev.rowhouse.provisioner.container;

import java.time.Duration;

/** How long to wait before the next try. */
final class Pauses {
  private Pauses() {}

  /** Half a second, doubled each time, at most ten seconds. */
  static Duration after(int attempts) {
    return Duration.ofMillis(Math.min(10_000, 500L << Math.min(attempts, 10)));
  }

  /** None after the first crash, then a second, doubled each time. */
  static Duration afterCrash(int crashes) {
    return crashes <= 1 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(crashes - 2, 6));
  }

  static String words(Duration pause) {
    long millis = pause.toMillis();
    return millis < 1_000 ? "less than a second" : (millis + 500) / 1_000 + " s";
  }
}
