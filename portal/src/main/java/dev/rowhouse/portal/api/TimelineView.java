package dev.rowhouse.portal.api;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.TimelineEntry;
import java.time.Instant;

/**
 * One transition.
 *
 * @param tookSeconds how long it took
 * @param actor who or what caused it
 */
record TimelineView(
    long number,
    Observed from,
    Observed to,
    Instant at,
    double tookSeconds,
    String actor,
    String reason,
    String detail) {
  static TimelineView of(TimelineEntry entry) {
    return new TimelineView(
        entry.number(),
        entry.from(),
        entry.to(),
        entry.at(),
        entry.took().toNanos() / 1e9,
        entry.cause().actor(),
        entry.cause().reason(),
        entry.detail());
  }
}
