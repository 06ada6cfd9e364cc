package dev.rowhouse.billing.metering;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits a whole number by weights so that the parts sum to it exactly: everybody gets the quotient
 * rounded down, and what is left goes one by one to the largest remainders; among equals the lesser
 * name comes first. The order in which weights are given does not matter.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Quota_method">Hamilton's method</a>
 */
final class LargestRemainder {
  private LargestRemainder() {}

  private record Part(String name, long quotient, BigInteger remainder) {}

  /**
   * @param total not negative
   * @param weights not negative, at least one above zero
   */
  static Map<String, Long> split(long total, Map<String, BigInteger> weights) {
    BigInteger sum = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (total < 0 || sum.signum() <= 0) {
      throw new IllegalArgumentException("nothing to split by: " + total + " by " + sum);
    }
    List<Part> parts =
        weights.entrySet().stream().map(e -> part(e.getKey(), total, e.getValue(), sum)).toList();
    var shares = new TreeMap<String, Long>();
    parts.forEach(part -> shares.put(part.name, part.quotient));
    long left = total - parts.stream().mapToLong(Part::quotient).sum();
    parts.stream()
        .sorted(Comparator.comparing(Part::remainder).reversed().thenComparing(Part::name))
        .limit(left)
        .forEach(part -> shares.merge(part.name, 1L, Long::sum));
    return shares;
  }

  private static Part part(String name, long total, BigInteger weight, BigInteger sum) {
    BigInteger[] divided = weight.multiply(BigInteger.valueOf(total)).divideAndRemainder(sum);
    return new Part(name, divided[0].longValueExact(), divided[1]);
  }
}
