package dev.rowhouse.adminui.layout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How operators read times: always with their zone, which is UTC; templates call it times. */
@Component("times")
public class Times {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  Times(Clock clock) {
    this.clock = clock;
  }

  /** {@code 21 Nov 2026, 06:15:02 UTC}. */
  public String exact(Instant at) {
    return EXACT.format(at);
  }

  /** {@code 3 minutes ago}, {@code in 8 seconds}. */
  public String ago(Instant at) {
    Duration age = Duration.between(at, clock.instant());
    if (age.abs().getSeconds() < 5) {
      return age.isNegative() ? "in a moment" : "just now";
    }
    return age.isNegative() ? "in " + rough(age.negated()) : rough(age) + " ago";
  }

  /** Whether it is now, or was before. */
  public boolean over(Instant at) {
    return !at.isAfter(clock.instant());
  }

  /** {@code 340 ms}, {@code 1.2 s}, {@code 3 minutes}. */
  public String took(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    return duration.toSeconds() < 60
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
        : rough(duration);
  }

  private static String rough(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return count(seconds, "second");
    }
    if (seconds < 3600) {
      return count(seconds / 60, "minute");
    }
    return seconds < 86_400 ? count(seconds / 3600, "hour") : count(seconds / 86_400, "day");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
