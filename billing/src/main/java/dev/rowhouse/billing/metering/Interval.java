package dev.rowhouse.billing.metering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stretch of one tenant's time on a node, half open. */
public record Interval(String tenant, Phase phase, Instant from, Instant until) {
  Duration length() {
    return Duration.between(from, until);
  }

  /** What of it lies in the period. */
  Optional<Interval> within(Period period) {
    Instant start = from.isAfter(period.from()) ? from : period.from();
    Instant end = until.isBefore(period.until()) ? until : period.until();
    return start.isBefore(end)
        ? Optional.of(new Interval(tenant, phase, start, end))
        : Optional.empty();
  }
}
