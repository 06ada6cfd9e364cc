package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A node whose months are closed.
 *
 * @param node opaque here
 * @param owner the organization that pays for it
 * @param zone whose calendar its months follow
 * @param rented its price is its rental's, and nobody says another
 * @param began when its first month began
 * @param ended when the last one did, whole or not
 */
public record MeteredNode(
    String node,
    OwnerId owner,
    String name,
    String region,
    ZoneId zone,
    boolean rented,
    Instant began,
    Optional<Instant> ended) {

  /** The month that the moment lies in; the first one for what is earlier. */
  public Period month(Instant at) {
    if (!at.isAfter(began)) {
      return Period.month(began, 0, zone);
    }
    int n = (int) ChronoUnit.MONTHS.between(began.atZone(zone), at.atZone(zone));
    Period guess = Period.month(began, n, zone);
    // What began on the 31st has its next month on the 28th, and between() counts that as none yet.
    return guess.until().isAfter(at) ? guess : Period.month(began, n + 1, zone);
  }

  /** The month of the moment, up to the node's end; empty when it ended by then. */
  public Optional<Period> running(Instant at) {
    if (ended.filter(end -> !end.isAfter(at)).isPresent()) {
      return Optional.empty();
    }
    Period whole = month(at);
    return Optional.of(
        ended
            .filter(end -> end.isBefore(whole.until()))
            .map(end -> new Period(whole.from(), end))
            .orElse(whole));
  }
}
