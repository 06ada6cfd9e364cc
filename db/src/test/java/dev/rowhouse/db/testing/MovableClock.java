package dev.rowhouse.db.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Time that passes when a test says so, to the microsecond, as tables have it. */
public final class MovableClock extends Clock {
  private final Clock base;
  private volatile Duration ahead = Duration.ZERO;

  /** Stands still until it is moved. */
  public MovableClock() {
    this(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
  }

  private MovableClock(Clock base) {
    this.base = base;
  }

  /** Goes on as the machine's own does, and as much further as a test wants. */
  public static MovableClock going() {
    return new MovableClock(Clock.systemUTC());
  }

  public void set(Instant to) {
    ahead = Duration.between(base.instant(), to);
  }

  public synchronized void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /** To the time that it began with, or the machine's own. */
  public void comeBack() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
