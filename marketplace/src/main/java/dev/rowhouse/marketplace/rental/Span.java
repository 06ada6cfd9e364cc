package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A paid term, half open.
 *
 * @param number 1 for the first
 * @param anchor when the first one began
 */
public record Span(int number, Instant anchor, Instant from, Instant to) {
  static Span first(Instant at, int months, ZoneId zone) {
    return new Span(1, at, at, monthsAfter(at, months, zone));
  }

  /** Begins where this one ends. */
  Span following(int months, ZoneId zone) {
    // Counted from the anchor, so that what began on the 31st is on the 31st again after February.
    long soFar =
        java.time.temporal.ChronoUnit.MONTHS.between(
            java.time.YearMonth.from(anchor.atZone(zone)),
            java.time.YearMonth.from(to.atZone(zone)));
    return new Span(number + 1, anchor, to, monthsAfter(anchor, soFar + months, zone));
  }

  /** Another term of the same rental. */
  Span numbered(int other, int months, ZoneId zone) {
    long before = (long) (other - 1) * months;
    Instant begin = other == 1 ? anchor : monthsAfter(anchor, before, zone);
    return new Span(other, anchor, begin, monthsAfter(anchor, before + months, zone));
  }

  /** The part of the rent that is not used yet, rounded half up once. */
  Money unused(Money rent, Instant now) {
    long whole = Duration.between(from, to).toSeconds();
    long left = Math.clamp(Duration.between(now, to).toSeconds(), 0, whole);
    long minor = (2 * Math.multiplyExact(rent.minor(), left) + whole) / (2 * whole);
    return new Money(minor, rent.currency());
  }

  private static Instant monthsAfter(Instant anchor, long months, ZoneId zone) {
    return anchor.atZone(zone).plusMonths(months).toInstant();
  }
}
