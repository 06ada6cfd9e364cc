package dev.rowhouse.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplittingTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Period MONTH = new Period(MARCH, Instant.parse("2026-04-01T00:00:00Z"));
  private static final OwnerId PROJECT = new OwnerId("prj_1");
  private static final Money TEN = Money.of(1_000, "EUR");

  @Test
  void tenAmongThreeIsThreeThirtyFourAndTwiceThreeThirtyThree() {
    var all = List.of(whole("c"), whole("a"), whole("b"));
    assertThat(split(TEN, MONTH, all, Rule.TENANT_SECONDS))
        .extracting(share -> share.tenant().orElseThrow() + " " + share.amount())
        .containsExactly("a 3.34 EUR", "b 3.33 EUR", "c 3.33 EUR");
  }

  @Test
  void withoutTenantsTheOwnerBearsAll() {
    var shares = split(TEN, MONTH, List.of(), Rule.TENANT_SECONDS);
    assertThat(shares)
        .singleElement()
        .satisfies(share -> {
          assertThat(share.tenant()).isEmpty();
          assertThat(share.amount()).isEqualTo(TEN);
          assertThat(share.how()).isEqualTo("nobody had a place for 2678400 s of 2678400 s");
        });
  }

  @Test
  void whoComesInTheMiddleOfAnEmptyMonthPaysHalf() {
    Instant middle = MARCH.plus(Duration.ofHours(372));
    var shares =
        split(
            TEN,
            MONTH,
            List.of(interval("a", Phase.ASLEEP, middle, MONTH.until())),
            Rule.TENANT_SECONDS);
    assertThat(shares)
        .extracting(Share::tenant)
        .containsExactly(Optional.of("a"), Optional.empty());
    assertThat(shares).extracting(share -> share.amount().minor()).containsExactly(500L, 500L);
  }

  @Test
  void theWeightedRuleCountsASecondAwakeAsTenAsleep() {
    var shares =
        split(
            Money.of(1_100, "EUR"),
            MONTH,
            List.of(whole("a"), interval("b", Phase.ASLEEP, MARCH, MONTH.until())),
            Rule.USAGE);
    assertThat(shares).extracting(share -> share.amount().minor()).containsExactly(1_000L, 100L);
  }

  @Test
  void everyLineSaysHowItWasComputed() {
    var shares = split(TEN, MONTH, List.of(whole("a"), whole("b")), Rule.TENANT_SECONDS);
    assertThat(shares.getFirst().how())
        .isEqualTo("2678400 s of 5356800 tenant-seconds, of 10.00 EUR");
  }

  @Test
  void aNegativeCostIsRefused() {
    assertThatThrownBy(() -> split(Money.of(-1, "EUR"), MONTH, List.of(), Rule.TENANT_SECONDS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMonthThatBeganOnThe31stKeepsItsDay() {
    Instant began = Instant.parse("2027-01-31T09:00:00Z");
    ZoneId utc = ZoneId.of("UTC");
    assertThat(Period.month(began, 1, utc).from()).isEqualTo("2027-02-28T09:00:00Z");
    assertThat(Period.month(began, 2, utc).from()).isEqualTo("2027-03-31T09:00:00Z");
    assertThat(Period.month(Instant.parse("2028-01-31T09:00:00Z"), 1, utc).from())
        .isEqualTo("2028-02-29T09:00:00Z");
    assertThat(Period.month(began, 0, utc).until()).isEqualTo(Period.month(began, 1, utc).from());
  }

  @Test
  void aMonthFollowsTheClocksOfItsZone() {
    Period march =
        Period.month(Instant.parse("2026-03-14T23:00:00Z"), 0, ZoneId.of("Europe/Berlin"));
    assertThat(Duration.between(march.from(), march.until())).isEqualTo(Duration.ofHours(743));
  }

  private static Interval whole(String tenant) {
    return interval(tenant, Phase.AWAKE, MARCH, MONTH.until());
  }

  private static List<Share> split(Money cost, Period period, List<Interval> month, Rule rule) {
    return Splitting.split(Basis.of(cost, rule), period, month);
  }

  private static Interval interval(String tenant, Phase phase, Instant from, Instant until) {
    return new Interval(PROJECT, tenant, phase, from, until);
  }
}
