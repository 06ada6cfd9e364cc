package dev.rowhouse.billing.signature;

import java.time.Duration;
import java.time.Instant;

/** How old, or how far ahead of our clock, a signed timestamp may be. */
final class Freshness {
  static final Duration TOLERANCE = Duration.ofSeconds(300);

  private Freshness() {}

  /**
   * The signed second; far past and far future are both refused, or a replay could be stored up.
   */
  static long check(String seconds, Instant now) throws Refused {
    if (!seconds.matches("[0-9]{1,12}")) {
      throw Refused.bad("malformed timestamp");
    }
    long signed = Long.parseLong(seconds);
    long age = now.getEpochSecond() - signed;
    if (age > TOLERANCE.toSeconds()) {
      throw Refused.bad("timestamp too old");
    }
    if (age < -TOLERANCE.toSeconds()) {
      throw Refused.bad("timestamp in the future");
    }
    return signed;
  }
}
