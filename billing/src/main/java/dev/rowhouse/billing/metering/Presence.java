package dev.rowhouse.billing.metering;

import java.math.BigInteger;
import java.time.Duration;

/** How long a tenant had a place on a node in a period. */
public record Presence(Duration awake, Duration asleep) {
  static final Presence NONE = new Presence(Duration.ZERO, Duration.ZERO);

  static Presence of(Interval interval) {
    return switch (interval.phase()) {
      case AWAKE -> new Presence(interval.length(), Duration.ZERO);
      case ASLEEP -> new Presence(Duration.ZERO, interval.length());
      case GONE -> NONE;
    };
  }

  Presence plus(Presence other) {
    return new Presence(awake.plus(other.awake), asleep.plus(other.asleep));
  }

  boolean isNone() {
    return equals(NONE);
  }

  BigInteger awake(int weight) {
    return nanos(awake).multiply(BigInteger.valueOf(weight));
  }

  BigInteger asleep(int weight) {
    return nanos(asleep).multiply(BigInteger.valueOf(weight));
  }

  static BigInteger nanos(Duration length) {
    return BigInteger.valueOf(length.getSeconds())
        .multiply(BigInteger.valueOf(1_000_000_000L))
        .add(BigInteger.valueOf(length.getNano()));
  }
}
