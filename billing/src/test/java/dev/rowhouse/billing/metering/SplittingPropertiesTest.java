package dev.rowhouse.billing.metering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of every split, whatever the month was like. */
class SplittingPropertiesTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SECONDS = 10_000;
  private static final Period PERIOD = period(0, SECONDS);

  @Property
  void sharesSumToTheCost(
      @ForAll("months") List<Interval> month,
      @ForAll Rule rule,
      @ForAll @LongRange(max = 10_000_000) long cents) {
    assertThat(sum(split(cents, PERIOD, month, rule))).isEqualTo(cents);
  }

  @Property
  void theOrderOfRowsDoesNotMatter(
      @ForAll("months") List<Interval> month, @ForAll Rule rule, @ForAll Random random) {
    List<Interval> shuffled = new ArrayList<>(month);
    Collections.shuffle(shuffled, random);
    assertThat(split(4_900, PERIOD, shuffled, rule)).isEqualTo(split(4_900, PERIOD, month, rule));
  }

  @Property
  void anIntervalToldInTwoPiecesCountsAsOne(
      @ForAll("months") List<Interval> month, @ForAll Rule rule) {
    List<Interval> pieces = month.stream().flatMap(each -> halves(each).stream()).toList();
    assertThat(split(4_900, PERIOD, pieces, rule)).isEqualTo(split(4_900, PERIOD, month, rule));
  }

  @Property
  void nobodyPaysForATimeBeforeTheyCame(@ForAll("months") List<Interval> month, @ForAll Rule rule) {
    var later = interval("late", Phase.AWAKE, at(SECONDS - 1), at(SECONDS));
    long before = SECONDS - covered(month);
    long vacant = Math.max(0, before - 1);
    var shares = split(SECONDS, PERIOD, append(month, later), rule); // one cent a second
    assertThat(unallocated(shares)).isBetween(vacant - 1, vacant + 1);
  }

  @Property
  void whatIsOutsideThePeriodDoesNotCount(
      @ForAll("months") List<Interval> month, @ForAll Rule rule) {
    var outside = interval("gone", Phase.AWAKE, at(-500), at(0));
    assertThat(split(4_900, PERIOD, append(month, outside), rule))
        .isEqualTo(split(4_900, PERIOD, month, rule));
  }

  @Property
  void periodsSplitInTwoChargeInAllWhatTheWholeDoes(
      @ForAll("months") List<Interval> month,
      @ForAll Rule rule,
      @ForAll @LongRange(min = 1, max = SECONDS - 1) long at,
      @ForAll @LongRange(max = 1_000_000) long cents) {
    var parts =
        LargestRemainder.split(
            cents,
            Map.of(
                "a", java.math.BigInteger.valueOf(at),
                "b", java.math.BigInteger.valueOf(SECONDS - at)));
    long first = sum(split(parts.get("a"), period(0, at), month, rule));
    long second = sum(split(parts.get("b"), period(at, SECONDS), month, rule));
    assertThat(first + second).isEqualTo(cents);
  }

  @Property
  void whoStayedAllTheTimePaysTheSameInOnePeriodOrTwo(
      @ForAll @LongRange(min = 1, max = 40) long tenants, @ForAll Rule rule) {
    List<Interval> month = new ArrayList<>();
    for (int n = 0; n < tenants; n++) {
      month.add(interval("t" + n, Phase.AWAKE, at(0), at(SECONDS)));
    }
    var whole = byTenant(split(5_000, PERIOD, month, rule));
    var first = byTenant(split(2_500, period(0, SECONDS / 2), month, rule));
    var second = byTenant(split(2_500, period(SECONDS / 2, SECONDS), month, rule));
    whole.forEach((tenant, cents) ->
        assertThat(first.get(tenant) + second.get(tenant)).isBetween(cents - 2, cents + 2));
  }

  @Property
  void aProjectWithARuleOfItsOwnChangesNothingForOthers(
      @ForAll("months") List<Interval> month,
      @ForAll Rule rule,
      @ForAll Rule own,
      @ForAll @LongRange(max = 1_000_000) long cents) {
    Money cost = Money.of(cents, "EUR");
    OwnerId project = project("t1");
    var usual = Splitting.split(Basis.of(cost, rule), PERIOD, month);
    var shares = Splitting.split(new Basis(cost, rule, Map.of(project, own)), PERIOD, month);
    assertThat(sum(shares)).isEqualTo(cents);
    assertThat(sum(of(shares, project))).isEqualTo(sum(of(usual, project)));
    assertThat(shares)
        .filteredOn(share -> !share.owner().equals(Optional.of(project)))
        .isEqualTo(
            usual.stream().filter(share -> !share.owner().equals(Optional.of(project))).toList());
  }

  private static List<Share> of(List<Share> shares, OwnerId project) {
    return shares.stream().filter(share -> share.owner().equals(Optional.of(project))).toList();
  }

  @Property
  void moreTimeIsNeverLessMoney(@ForAll("months") List<Interval> month) {
    var shares = split(1_000_000, PERIOD, month, Rule.TENANT_SECONDS);
    for (Share one : shares) {
      for (Share other : shares) {
        if (one.tenant().isPresent() && other.tenant().isPresent() && time(one) > time(other)) {
          assertThat(one.amount().minor()).isGreaterThanOrEqualTo(other.amount().minor() - 1);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Interval>> months() {
    Arbitrary<String> tenants = Arbitraries.integers().between(0, 12).map(n -> "t" + n);
    Arbitrary<Integer> moments = Arbitraries.integers().between(0, SECONDS - 2);
    Arbitrary<Phase> phases = Arbitraries.of(Phase.AWAKE, Phase.ASLEEP);
    return Combinators.combine(tenants, phases, moments, moments)
        .as((tenant, phase, a, b) ->
            interval(tenant, phase, at(Math.min(a, b)), at(Math.max(a, b) + 1)))
        .list()
        .ofMaxSize(30)
        .map(SplittingPropertiesTest::withoutOverlap);
  }

  /** A tenant is in one phase at a time. */
  private static List<Interval> withoutOverlap(List<Interval> any) {
    List<Interval> kept = new ArrayList<>();
    for (Interval next : any) {
      if (kept.stream()
          .noneMatch(old ->
              old.tenant().equals(next.tenant())
                  && old.from().isBefore(next.until())
                  && next.from().isBefore(old.until()))) {
        kept.add(next);
      }
    }
    return kept;
  }

  private static List<Share> split(long cents, Period period, List<Interval> month, Rule rule) {
    return Splitting.split(Basis.of(Money.of(cents, "EUR"), rule), period, month);
  }

  private static List<Interval> halves(Interval whole) {
    Instant middle = whole.from().plus(whole.length().dividedBy(2));
    return List.of(
        interval(whole.tenant(), whole.phase(), whole.from(), middle),
        interval(whole.tenant(), whole.phase(), middle, whole.until()));
  }

  private static long covered(List<Interval> month) {
    return java.util.stream.LongStream.range(0, SECONDS)
        .filter(second ->
            month.stream()
                .anyMatch(i -> !i.from().isAfter(at(second)) && i.until().isAfter(at(second))))
        .count();
  }

  private static long unallocated(List<Share> shares) {
    return sum(shares.stream().filter(share -> share.tenant().isEmpty()).toList());
  }

  private static long sum(List<Share> shares) {
    return shares.stream().mapToLong(share -> share.amount().minor()).sum();
  }

  private static Map<Optional<String>, Long> byTenant(List<Share> shares) {
    return shares.stream()
        .collect(groupingBy(Share::tenant, summingLong(share -> share.amount().minor())));
  }

  private static long time(Share share) {
    return share.presence().awake().plus(share.presence().asleep()).toSeconds();
  }

  private static List<Interval> append(List<Interval> month, Interval one) {
    List<Interval> more = new ArrayList<>(month);
    more.add(one);
    return more;
  }

  private static Instant at(long second) {
    return START.plus(Duration.ofSeconds(second));
  }

  private static Period period(long from, long until) {
    return new Period(at(from), at(until));
  }

  /** Names of tenants tell which of two projects they belong to. */
  private static Interval interval(String tenant, Phase phase, Instant from, Instant until) {
    return new Interval(project(tenant), tenant, phase, from, until);
  }

  private static OwnerId project(String tenant) {
    return new OwnerId("prj_" + tenant.hashCode() % 2);
  }
}
