package dev.rowhouse.provisioner.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a node has so little left, or tells such a wrong time, that nothing new is put on it. */
final class Pressure {
  /** Of a hundred parts. */
  static final int LEAST_DISK = 5;

  static final int LEAST_MEMORY = 3;

  /** Claims and certificates are judged by the clock. */
  static final Duration MOST_SKEW = Duration.ofSeconds(30);

  private Pressure() {}

  /** In words, for people; null when all is well. */
  static @Nullable String of(Node.Room room, @Nullable Long skewMs) {
    if (isLess(room.diskFree(), room.diskBytes(), LEAST_DISK)) {
      return "its disk is nearly full: %d %% are left"
          .formatted(part(room.diskFree(), room.diskBytes()));
    }
    if (isLess(room.memoryFree(), room.memoryBytes(), LEAST_MEMORY)) {
      return "its memory is nearly used up: %d %% are left"
          .formatted(part(room.memoryFree(), room.memoryBytes()));
    }
    if (skewMs != null && Math.abs(skewMs) > MOST_SKEW.toMillis()) {
      return "its clock is %d seconds %s ours"
          .formatted(Math.abs(skewMs) / 1000, skewMs < 0 ? "behind" : "ahead of");
    }
    return null;
  }

  private static boolean isLess(long free, long all, int least) {
    return all > 0 && part(free, all) < least;
  }

  private static long part(long free, long all) {
    return all == 0 ? 100 : 100 * free / all;
  }
}
