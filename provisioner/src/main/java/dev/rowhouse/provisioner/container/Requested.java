package dev.rowhouse.provisioner.container;

import java.time.LocalDate;
import java.util.List;

/**
 * How often a container was asked lately.
 *
 * @param days of UTC without a gap, the oldest first; the last is today up to now
 */
public record Requested(List<Day> days) {

  public record Day(LocalDate date, long requests) {}

  public long today() {
    return days.getLast().requests();
  }

  public long total() {
    return days.stream().mapToLong(Day::requests).sum();
  }

  /** Of the busiest day's, rounded to the nearest. */
  public long percent(Day day) {
    long most = days.stream().mapToLong(Day::requests).max().orElse(0);
    return most == 0 ? 0 : Math.round(day.requests() * 100.0 / most);
  }
}
