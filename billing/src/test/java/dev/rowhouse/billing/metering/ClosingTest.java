package dev.rowhouse.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClosingTest extends BillingTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Period MONTH = new Period(MARCH, Instant.parse("2026-04-01T00:00:00Z"));
  private static final Money PRICE = Money.of(4_900, "USD");

  @Autowired Metering metering;
  @Autowired Closing closing;

  private final String node = Ids.mint("nod");
  private final String elsewhere = Ids.mint("nod");
  private int facts;

  @Test
  void intervalsReachFromOneFactToTheNextAndTheOpenOneToTheEnd() {
    tell(node, "a", Phase.AWAKE, 1);
    tell(node, "a", Phase.ASLEEP, 5);
    assertThat(metering.intervals(node, MONTH))
        .containsExactlyInAnyOrder(
            new Interval(owner, name("a"), Phase.AWAKE, day(1), day(5)),
            new Interval(owner, name("a"), Phase.ASLEEP, day(5), MONTH.until()));
  }

  @Test
  void whoWasThereBeforeThePeriodIsThereFromItsBeginning() {
    tell(node, "a", Phase.AWAKE, -40);
    tell(node, "a", Phase.ASLEEP, -20);
    assertThat(closing.preview(node, MONTH, Basis.of(PRICE, Rule.TENANT_SECONDS)))
        .singleElement()
        .satisfies(share -> assertThat(share.amount()).isEqualTo(PRICE));
  }

  @Test
  void aMovedTenantCountsOnEachNodeForItsTimeThere() {
    tell(node, "a", Phase.AWAKE, 0);
    tell(elsewhere, "a", Phase.AWAKE, 10);
    tell(node, "b", Phase.AWAKE, 0);
    assertThat(metering.intervals(node, MONTH))
        .contains(new Interval(owner, name("a"), Phase.AWAKE, day(0), day(10)));
    assertThat(metering.intervals(elsewhere, MONTH))
        .containsExactly(new Interval(owner, name("a"), Phase.AWAKE, day(10), MONTH.until()));
  }

  @Test
  void whatIsGoneCountsNoMore() {
    tell(node, "a", Phase.AWAKE, 0);
    tell(node, "a", Phase.GONE, 10);
    assertThat(metering.intervals(node, MONTH))
        .containsExactly(new Interval(owner, name("a"), Phase.AWAKE, day(0), day(10)));
  }

  @Test
  void factsInAnyOrderGiveTheSame() {
    List<Fact> told =
        new ArrayList<>(
            List.of(
                fact(node, "a", Phase.AWAKE, 1),
                fact(node, "a", Phase.ASLEEP, 3),
                fact(elsewhere, "a", Phase.AWAKE, 9),
                fact(node, "a", Phase.AWAKE, 12),
                fact(node, "a", Phase.GONE, 20)));
    Collections.shuffle(told, new Random(7));
    told.forEach(metering::tell);
    told.forEach(metering::tell);
    assertThat(metering.intervals(node, MONTH))
        .containsExactlyInAnyOrder(
            new Interval(owner, name("a"), Phase.AWAKE, day(1), day(3)),
            new Interval(owner, name("a"), Phase.ASLEEP, day(3), day(9)),
            new Interval(owner, name("a"), Phase.AWAKE, day(12), day(20)));
  }

  @Test
  void aClosedPeriodStaysAsItIs() {
    tell(node, "a", Phase.AWAKE, 0);
    Statement closed = close();
    assertThat(close()).isEqualTo(closed);
    assertThat(closing.close(owner, node, MONTH, Basis.of(Money.of(9_900, "USD"), Rule.EQUAL)))
        .isEqualTo(closed);
  }

  @Test
  void lateNewsMakeAnotherRevisionByTheSameRule() {
    tell(node, "a", Phase.AWAKE, 0);
    Statement closed = close();
    tell(node, "b", Phase.AWAKE, 0);
    Statement again = closing.close(owner, node, MONTH, Basis.of(PRICE, Rule.EQUAL));
    assertThat(again.revision()).isEqualTo(2);
    assertThat(again.rule()).isEqualTo(Rule.TENANT_SECONDS);
    assertThat(again.shares())
        .extracting(share -> share.amount().minor())
        .containsExactly(2450L, 2450L);
    assertThat(closed.shares()).hasSize(1);
  }

  @Test
  void lateNewsOfALaterTimeChangeNothing() {
    tell(node, "a", Phase.AWAKE, 0);
    Statement closed = close();
    tell(node, "a", Phase.GONE, 40);
    assertThat(close()).isEqualTo(closed);
  }

  private Statement close() {
    return closing.close(owner, node, MONTH, Basis.of(PRICE, Rule.TENANT_SECONDS));
  }

  private void tell(String where, String tenant, Phase phase, int day) {
    metering.tell(fact(where, tenant, phase, day));
  }

  private Fact fact(String where, String tenant, Phase phase, int day) {
    return new Fact(node + facts++, owner, where, name(tenant), phase, day(day));
  }

  private String name(String tenant) {
    return tenant + "-" + node;
  }

  private static Instant day(int day) {
    return MARCH.plus(Duration.ofDays(day));
  }
}
