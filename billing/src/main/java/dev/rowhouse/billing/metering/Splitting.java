package dev.rowhouse.billing.metering;

import static java.util.stream.Collectors.toMap;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Splits the flat cost of a node among those who had a place on it. The time in which nobody had
 * one is the owner's; it is never billed to those who came later. A project with a rule of its own
 * divides what its tenants have together, and nobody else's line changes. Shares sum to the cost
 * exactly.
 *
 * @see <a href="https://focus.finops.org/focus-specification/">FOCUS: allocated charges sum to the
 *     origin charge</a>
 */
public final class Splitting {
  private static final String VACANT = "vacant";
  private static final String HELD = "held";

  private Splitting() {}

  /**
   * @param intervals of this node, in any order; what lies outside the period does not count
   */
  public static List<Share> split(Basis basis, Period period, Collection<Interval> intervals) {
    List<Interval> inside =
        intervals.stream()
            .filter(interval -> interval.phase() != Phase.GONE)
            .flatMap(interval -> interval.within(period).stream())
            .toList();
    Duration whole = Duration.between(period.from(), period.until());
    Duration held = covered(inside);
    Duration empty = whole.minus(held);
    var halves =
        LargestRemainder.split(
            basis.cost().minor(),
            Map.of(HELD, Presence.nanos(held), VACANT, Presence.nanos(empty)));
    var currency = basis.cost().currency();
    List<Share> shares = new ArrayList<>();
    if (!held.isZero()) {
      var taken = new Money(halves.getOrDefault(HELD, 0L), currency);
      shares.addAll(divided(inside, taken, basis));
    }
    if (halves.getOrDefault(VACANT, 0L) > 0) {
      shares.add(vacant(new Money(halves.getOrDefault(VACANT, 0L), currency), empty, whole));
    }
    return shares;
  }

  private static List<Share> divided(List<Interval> inside, Money cost, Basis basis) {
    TreeMap<String, Held> all =
        inside.stream().collect(toMap(Interval::tenant, Held::of, Held::plus, TreeMap::new));
    List<Share> shares = among(all, cost, basis.rule(), "");
    for (Map.Entry<OwnerId, Rule> own : basis.projects().entrySet()) {
      shares = redivided(shares, all, own.getKey(), own.getValue());
    }
    return shares;
  }

  private static List<Share> redivided(
      List<Share> shares, TreeMap<String, Held> all, OwnerId project, Rule rule) {
    var theirs = new TreeMap<>(all);
    theirs.values().removeIf(held -> !held.owner().equals(project));
    Optional<Money> together =
        shares.stream()
            .filter(share -> share.owner().equals(Optional.of(project)))
            .map(Share::amount)
            .reduce(Money::plus);
    if (together.isEmpty()) {
      return shares;
    }
    Map<Optional<String>, Share> again =
        among(theirs, together.get(), rule, "the project's part: ").stream()
            .collect(toMap(Share::tenant, share -> share));
    return shares.stream().map(share -> again.getOrDefault(share.tenant(), share)).toList();
  }

  private static List<Share> among(
      TreeMap<String, Held> tenants, Money cost, Rule rule, String part) {
    Map<String, BigInteger> weights =
        tenants.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, e -> rule.weight(e.getValue().presence())));
    Map<String, Long> parts = LargestRemainder.split(cost.minor(), weights);
    BigInteger all = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    return tenants.entrySet().stream()
        .map(e ->
            new Share(
                Optional.of(e.getValue().owner()),
                Optional.of(e.getKey()),
                new Money(parts.getOrDefault(e.getKey(), 0L), cost.currency()),
                e.getValue().presence(),
                part + how(rule, e.getValue().presence(), weights.size(), all, cost)))
        .toList();
  }

  private static Share vacant(Money amount, Duration empty, Duration whole) {
    return new Share(
        Optional.empty(),
        Optional.empty(),
        amount,
        Presence.NONE,
        "nobody had a place for %d s of %d s".formatted(empty.toSeconds(), whole.toSeconds()));
  }

  private static String how(Rule rule, Presence presence, int tenants, BigInteger all, Money cost) {
    return switch (rule) {
      case EQUAL -> "1 of %d tenants, of %s".formatted(tenants, cost);
      case TENANT_SECONDS ->
          "%d s of %s tenant-seconds, of %s"
              .formatted(presence.awake().plus(presence.asleep()).toSeconds(), seconds(all), cost);
      case USAGE ->
          "10 × %d s awake + %d s asleep of %s weighted seconds, of %s"
              .formatted(
                  presence.awake().toSeconds(), presence.asleep().toSeconds(), seconds(all), cost);
    };
  }

  private static BigInteger seconds(BigInteger nanos) {
    return nanos.divide(BigInteger.valueOf(1_000_000_000L));
  }

  /** How long at least one had a place. */
  private static Duration covered(List<Interval> inside) {
    List<Interval> byStart = inside.stream().sorted(Comparator.comparing(Interval::from)).toList();
    Duration sum = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (Interval next : byStart) {
      Instant from = next.from().isAfter(reached) ? next.from() : reached;
      if (next.until().isAfter(from)) {
        sum = sum.plus(Duration.between(from, next.until()));
        reached = next.until();
      }
    }
    return sum;
  }
}
