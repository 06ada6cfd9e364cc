package dev.rowhouse.portal.rate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Token buckets by name. They live in this process only: with N portals behind a balancer a caller
 * gets up to N times as much, which protects each of them all the same.
 */
public final class Limiter {
  private static final int MOST_BUCKETS = 20_000;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final double perSecond;
  private final int burst;
  private final LongSupplier nanos;

  /**
   * @param perSecond tokens that flow in
   * @param burst tokens that a bucket holds at most, and at first
   */
  public Limiter(double perSecond, int burst) {
    this(perSecond, burst, System::nanoTime);
  }

  Limiter(double perSecond, int burst, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
  }

  /** Takes a token; returns how long to wait for one when there is none, else zero. */
  public Duration take(String name) {
    return bucket(name).take(1, nanos.getAsLong());
  }

  /** How long to wait until there is a token, without taking it. */
  public Duration look(String name) {
    Bucket bucket = buckets.get(name);
    return bucket == null ? Duration.ZERO : bucket.take(0, nanos.getAsLong());
  }

  private Bucket bucket(String name) {
    if (buckets.size() >= MOST_BUCKETS) {
      forget();
    }
    return buckets.computeIfAbsent(name, _ -> new Bucket(nanos.getAsLong()));
  }

  /** A full bucket says nothing; should all be in use, forgiving beats running out of memory. */
  private void forget() {
    long now = nanos.getAsLong();
    buckets.values().removeIf(bucket -> bucket.isFull(now));
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.clear();
    }
  }

  private final class Bucket {
    private double tokens = burst;
    private long seen;

    Bucket(long now) {
      seen = now;
    }

    synchronized Duration take(int wanted, long now) {
      fill(now);
      if (tokens >= 1) {
        tokens -= wanted;
        return Duration.ZERO;
      }
      return Duration.ofNanos((long) ((1 - tokens) / perSecond * 1e9) + 1);
    }

    synchronized boolean isFull(long now) {
      fill(now);
      return tokens >= burst;
    }

    private void fill(long now) {
      tokens = Math.min(burst, tokens + Math.max(0, now - seen) / 1e9 * perSecond);
      seen = now;
    }
  }
}
