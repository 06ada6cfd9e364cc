package dev.rowhouse.marketplace.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a span a server was there.
 *
 * @param basisPoints 10000 for all of it, rounded down
 * @param outages how many times it was not
 */
public record Reliability(int basisPoints, int outages) {
  static Reliability of(List<Incident> incidents, Instant from, Instant to) {
    List<Incident> outages =
        incidents.stream()
            .filter(each -> each.kind().outage())
            .filter(each -> each.beganAt().isBefore(to) && end(each, to).isAfter(from))
            .sorted(Comparator.comparing(Incident::beganAt))
            .toList();
    long whole = Duration.between(from, to).toSeconds();
    long there = whole - gone(outages, from, to);
    return new Reliability((int) (there * 10_000 / whole), outages.size());
  }

  /** Seconds that any outage covers; what two cover counts once. */
  private static long gone(List<Incident> outages, Instant from, Instant to) {
    long gone = 0;
    Instant covered = from;
    for (Incident each : outages) {
      Instant begin = each.beganAt().isAfter(covered) ? each.beganAt() : covered;
      Instant end = end(each, to);
      if (end.isAfter(begin)) {
        gone += Duration.between(begin, end).toSeconds();
        covered = end;
      }
    }
    return gone;
  }

  private static Instant end(Incident incident, Instant to) {
    return incident.endedAt().filter(end -> end.isBefore(to)).orElse(to);
  }
}
