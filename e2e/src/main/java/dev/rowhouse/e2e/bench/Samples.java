package dev.rowhouse.e2e.bench;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations in nanoseconds, added by any thread. */
public final class Samples {
  private final ConcurrentLinkedQueue<Long> values = new ConcurrentLinkedQueue<>();

  public void add(long nanos) {
    values.add(nanos);
  }

  /** The newest; 0 when there is none. */
  long last() {
    return values.stream().reduce(0L, (_, last) -> last);
  }

  public int count() {
    return values.size();
  }

  /**
   * In milliseconds; the smallest value that so many of all are not above.
   *
   * @param share for example 0.99
   */
  public double percentile(double share) {
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6;
  }

  /** Both together. */
  Samples and(Samples other) {
    var both = new Samples();
    both.values.addAll(values);
    both.values.addAll(other.values);
    return both;
  }

  /** How many times as long the middle one takes as the other's. */
  double over(Samples other) {
    return percentile(0.5) / other.percentile(0.5);
  }
}
