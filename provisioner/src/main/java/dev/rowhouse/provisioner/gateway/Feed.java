package dev.rowhouse.provisioner.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the router up to date with rows of one kind. A row is stamped before its transaction
 * commits, so each look goes back a little further than the newest row seen; and every few minutes
 * all rows are read again.
 */
final class Feed<T> {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  /** What happened long before the last look was seen by it, if no two clocks differ by more. */
  private static final Duration SKEW = Duration.ofSeconds(50);

  private static final int LOOKS_BETWEEN_FULL_ONES = 150;

  private final String what;
  private final Function<Instant, List<T>> changedSince;
  private final Function<T, Instant> changedAt;
  private final Consumer<T> apply;
  private final Clock clock;
  private Instant newest = Instant.EPOCH;
  private Instant lookedAt = Instant.EPOCH;
  private int looks;
  private boolean reachable = true;
  private volatile boolean loaded;

  /**
   * @param what it brings, for the log
   */
  Feed(
      String what,
      Function<Instant, List<T>> changedSince,
      Function<T, Instant> changedAt,
      Consumer<T> apply,
      Clock clock) {
    this.what = what;
    this.changedSince = changedSince;
    this.changedAt = changedAt;
    this.apply = apply;
    this.clock = clock;
  }

  /** Whether they were read at least once. */
  boolean isLoaded() {
    return loaded;
  }

  /** Reads what changed; a database that is away leaves what is known. */
  synchronized void look() {
    try {
      Instant begun = clock.instant();
      for (T row : changedSince.apply(since())) {
        apply.accept(row);
        newest = latest(newest, changedAt.apply(row));
      }
      lookedAt = begun;
      loaded = true;
      reachable = true;
    } catch (RuntimeException e) {
      if (reachable) {
        log.warn("{} cannot be read; going on with those known", what, e);
      }
      reachable = false;
    }
  }

  private Instant since() {
    boolean full = !loaded || looks++ % LOOKS_BETWEEN_FULL_ONES == LOOKS_BETWEEN_FULL_ONES - 1;
    return full ? Instant.EPOCH : latest(newest, lookedAt.minus(SKEW)).minus(OVERLAP);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
