package dev.rowhouse.billing.metering;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How a node's flat cost is split. A rule never changes once it was used: a better one is another
 * version with another id.
 */
public enum Rule {
  /** By the time that each had a place on the node, awake or not. */
  TENANT_SECONDS("tenant-seconds/1", 1, 1),
  /** Everybody who had a place at any time pays the same. */
  EQUAL("equal/1", 1, 1),
  /** A second awake counts as ten asleep. */
  USAGE("usage/1", 10, 1);

  private final String id;
  private final int awake;
  private final int asleep;

  Rule(String id, int awake, int asleep) {
    this.id = id;
    this.awake = awake;
    this.asleep = asleep;
  }

  /** What stands in statements, with its version. */
  public String id() {
    return id;
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  public static Rule of(String id) {
    return Arrays.stream(values())
        .filter(rule -> rule.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  /** In parts that only compare with one another. */
  BigInteger weight(Presence presence) {
    if (this == EQUAL) {
      return BigInteger.ONE;
    }
    return presence.awake(awake).add(presence.asleep(asleep));
  }
}
