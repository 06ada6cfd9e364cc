package dev.rowhouse.portal.door.console;

import dev.rowhouse.provisioner.container.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a house was awake lately, by its own timeline.
 *
 * @param days the last thirty of UTC, the oldest first; today up to now
 */
record Wakeful(List<Day> days) {
  private static final int DAYS = 30;

  record Day(LocalDate date, Duration awake) {
    /** Of the day, rounded to the nearest. */
    public long percent() {
      return Math.round(awake.toSeconds() * 100.0 / Duration.ofDays(1).toSeconds());
    }
  }

  /**
   * @param timeline the oldest first
   */
  static Wakeful of(List<TimelineEntry> timeline, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    var days = new ArrayList<Day>();
    for (int back = DAYS - 1; back >= 0; back--) {
      LocalDate date = today.minusDays(back);
      Instant from = date.atStartOfDay(ZoneOffset.UTC).toInstant();
      days.add(new Day(date, awake(timeline, from, earlier(now, from.plus(Duration.ofDays(1))))));
    }
    return new Wakeful(List.copyOf(days));
  }

  public Duration total() {
    return days.stream().map(Day::awake).reduce(Duration.ZERO, Duration::plus);
  }

  public boolean isNone() {
    return total().isZero();
  }

  private static Duration awake(List<TimelineEntry> timeline, Instant from, Instant until) {
    Duration sum = Duration.ZERO;
    for (int i = 0; i < timeline.size(); i++) {
      Instant begin = later(from, timeline.get(i).at());
      Instant next = i + 1 < timeline.size() ? timeline.get(i + 1).at() : until;
      Instant end = earlier(until, next);
      if (timeline.get(i).to().isAwake() && begin.isBefore(end)) {
        sum = sum.plus(Duration.between(begin, end));
      }
    }
    return sum;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
