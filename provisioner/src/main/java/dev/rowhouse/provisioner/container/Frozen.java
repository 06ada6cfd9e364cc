package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a container that somebody paused by hand from one that Docker holds still for the moments
 * in which its filesystem is copied: only the former stays so.
 */
final class Frozen {
  private static final Duration MOMENT = Duration.ofSeconds(20);

  private final Map<ContainerId, Instant> since = new ConcurrentHashMap<>();
  private final Clock clock;

  Frozen(Clock clock) {
    this.clock = clock;
  }

  boolean onlyForAMoment(Row row, Optional<Seen> seen) {
    boolean frozen =
        row.observed() == Observed.RUNNING
            && seen.filter(one -> one.status() == Seen.Status.PAUSED).isPresent();
    if (!frozen) {
      since.remove(row.id());
      return false;
    }
    Instant first = since.computeIfAbsent(row.id(), _ -> clock.instant());
    return clock.instant().isBefore(first.plus(MOMENT));
  }
}
