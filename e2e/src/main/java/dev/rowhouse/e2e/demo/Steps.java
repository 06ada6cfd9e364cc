package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.Failed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Prints each step with the time that it took. */
final class Steps {
  private final long start = System.nanoTime();
  private final PrintStream out;

  Steps() {
    this(System.out);
  }

  Steps(PrintStream out) {
    this.out = out;
  }

  /** Does a step and says how long it took. */
  <T> T step(String what, Supplier<T> action) {
    long begin = System.nanoTime();
    T result = action.get();
    out.printf(Locale.ROOT, "  %8.2f s  %s%n", seconds(begin), what);
    return result;
  }

  /** Waits until there is an answer, looking twenty times a second. */
  static <T> T await(String what, Duration limit, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new Failed(what + " did not happen within " + limit.toSeconds() + " s");
  }

  double total() {
    return seconds(start);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    }
  }
}
