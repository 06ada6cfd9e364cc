package dev.rowhouse.e2e.bench;

import dev.rowhouse.e2e.Failed;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits between measurements. */
final class Until {
  private static final Duration LIMIT = Duration.ofMinutes(6);

  private Until() {}

  static void so(String what, BooleanSupplier question) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!question.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new Failed(what + " did not come within " + LIMIT.toMinutes() + " minutes");
      }
      pause(50);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }
}
