package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of one tenant's time on a node, half open.
 *
 * @param owner the project that the tenant belongs to
 */
public record Interval(OwnerId owner, String tenant, Phase phase, Instant from, Instant until) {
  Duration length() {
    return Duration.between(from, until);
  }

  /** What of it lies in the period. */
  Optional<Interval> within(Period period) {
    Instant start = from.isAfter(period.from()) ? from : period.from();
    Instant end = until.isBefore(period.until()) ? until : period.until();
    return start.isBefore(end)
        ? Optional.of(new Interval(owner, tenant, phase, start, end))
        : Optional.empty();
  }
}
