package dev.rowhouse.provisioner.dns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often a record is looked for: often while somebody waits, seldom once it is proved. */
public final class Pace {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(7);

  private Pace() {}

  /**
   * For one that was never seen; null: not until somebody asks for it.
   *
   * @param since when it was claimed
   */
  public static @Nullable Instant waiting(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.compareTo(PATIENCE) > 0) {
      return null;
    }
    return now.plus(age.compareTo(FRESH) < 0 ? Duration.ofMinutes(1) : Duration.ofMinutes(15));
  }

  /** For one that is proved, or switched off. */
  public static Instant settled(Instant now) {
    return now.plus(Duration.ofHours(6));
  }

  /** For one that is missed. */
  public static Instant missed(Instant now) {
    return now.plus(Duration.ofMinutes(30));
  }
}
