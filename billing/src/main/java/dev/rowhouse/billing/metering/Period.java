package dev.rowhouse.billing.metering;

import java.time.Instant;
import java.time.ZoneId;

/** Half open: from the first moment up to and without the last. */
public record Period(Instant from, Instant until) {
  public Period {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a period ends after it begins: " + from + "/" + until);
    }
  }

  /**
   * The n-th month (from 0) of something that began on this day. The anchor day is kept and clamped
   * to the end of shorter months; it never drifts.
   *
   * @param zone whose midnight counts, through changes of its clocks
   */
  public static Period month(Instant began, int n, ZoneId zone) {
    var start = began.atZone(zone);
    return new Period(start.plusMonths(n).toInstant(), start.plusMonths(n + 1L).toInstant());
  }
}
