package dev.rowhouse.provisioner.host;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often a record is looked for: often while somebody waits, seldom once it is proved. */
final class Pace {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(7);

  private Pace() {}

  /** Null: not until somebody asks for it. */
  static @Nullable Instant next(Host host, HostState state, Instant now) {
    Duration age = Duration.between(host.createdAt(), now);
    return switch (state) {
      case PENDING ->
          age.compareTo(PATIENCE) > 0
              ? null
              : now.plus(age.compareTo(FRESH) < 0 ? Duration.ofMinutes(1) : Duration.ofMinutes(15));
      case ACTIVE -> now.plus(Duration.ofHours(6));
      case LOST -> now.plus(Duration.ofMinutes(30));
      case OFF -> now.plus(Duration.ofHours(6));
      case REMOVED -> null;
    };
  }
}
