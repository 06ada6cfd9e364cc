package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.container.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the router up to date. A row is stamped before its transaction commits, so each look goes
 * back a little further than the newest row seen; and every few minutes all rows are read again.
 */
final class RouteFeed {
  private static final Logger log = LoggerFactory.getLogger(RouteFeed.class);
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  /** What happened long before the last look was seen by it, if no two clocks differ by more. */
  private static final Duration SKEW = Duration.ofSeconds(50);

  private static final int LOOKS_BETWEEN_FULL_ONES = 150;

  private final Routes routes;
  private final Router router;
  private final Clock clock;
  private Instant newest = Instant.EPOCH;
  private Instant lookedAt = Instant.EPOCH;
  private int looks;
  private boolean reachable = true;
  private volatile boolean loaded;

  RouteFeed(Routes routes, Router router, Clock clock) {
    this.routes = routes;
    this.router = router;
    this.clock = clock;
  }

  /** Whether the routes were read at least once. */
  boolean isLoaded() {
    return loaded;
  }

  /** Reads what changed; a database that is away leaves what is known. */
  synchronized void look() {
    try {
      Instant begun = clock.instant();
      for (Route route : routes.changedSince(since())) {
        router.apply(route);
        newest = route.changedAt().isAfter(newest) ? route.changedAt() : newest;
      }
      lookedAt = begun;
      loaded = true;
      reachable = true;
    } catch (RuntimeException e) {
      if (reachable) {
        log.warn("routes cannot be read; going on with the {} known", router.size(), e);
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
