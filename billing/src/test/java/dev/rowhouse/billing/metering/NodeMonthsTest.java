package dev.rowhouse.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowhouse.billing.BillingTest;
import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.db.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Months of nodes from their price to their statements, with a clock that the test moves. */
class NodeMonthsTest extends BillingTest {
  private static final Instant MARCH = Instant.parse("2026-03-31T12:00:00Z");
  private static final Money FORTY_NINE = Money.of(4_900, "USD");

  @Autowired MeteredNodeStore nodes;
  @Autowired StatementStore store;
  @Autowired FactStore facts;
  @Autowired PriceStore priceStore;
  @Autowired RuleStore ruleStore;
  @Autowired LateFacts late;
  @Autowired Statements statements;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private final MovableClock time = new MovableClock();
  private final OwnerId organization = new OwnerId(Ids.mint("org"));
  private Pricing pricing;
  private Rules rules;
  private Closer closer;
  private Closing closing;
  private int told;

  @BeforeEach
  void clockwork() {
    time.set(MARCH);
    pricing = new Pricing(priceStore, time);
    rules = new Rules(ruleStore, time);
    closing = new Closing(facts, store, pricing, rules, time);
    closer = new Closer(nodes, late, store, closing, transactions, time);
    jdbc.sql("UPDATE billing_late_mark SET seen_until = '2000-01-01'").update();
  }

  @Test
  void aMonthIsClosedAnHourAfterItsEnd() {
    MeteredNode node = node(Optional.empty());
    pricing.say(node, FORTY_NINE, "user:usr_1");
    tell(node, "a", Phase.AWAKE, MARCH);
    time.set(Instant.parse("2026-04-30T12:59:00Z"));
    closer.sweep();
    assertThat(statements.of(organization)).isEmpty();
    time.set(Instant.parse("2026-04-30T13:01:00Z"));
    closer.sweep();
    assertThat(statements.of(organization))
        .singleElement()
        .satisfies(head -> {
          assertThat(head.cost()).isEqualTo(FORTY_NINE);
          assertThat(head.period().until()).isEqualTo("2026-04-30T12:00:00Z");
        });
    closer.sweep();
    assertThat(statements.of(organization)).hasSize(1);
  }

  @Test
  void monthsFollowTheDayTheyBeganOn() {
    MeteredNode node = node(Optional.empty());
    pricing.say(node, FORTY_NINE, "user:usr_1");
    time.set(Instant.parse("2026-07-01T00:00:00Z"));
    closer.sweep();
    assertThat(statements.of(organization))
        .extracting(head -> head.period().until().toString())
        .containsExactly("2026-06-30T12:00:00Z", "2026-05-31T12:00:00Z", "2026-04-30T12:00:00Z");
  }

  @Test
  void aPriceCountsFromTheNextMonthAndTheFirstOneAtOnce() {
    MeteredNode node = node(Optional.empty());
    time.pass(Duration.ofDays(3));
    pricing.say(node, FORTY_NINE, "user:usr_1");
    assertThat(pricing.month(node, time.instant())).contains(FORTY_NINE);
    time.pass(Duration.ofDays(3));
    Money more = Money.of(5_900, "USD");
    pricing.say(node, more, "user:usr_1");
    assertThat(pricing.month(node, time.instant())).contains(FORTY_NINE);
    assertThat(pricing.next(node, time.instant())).map(NodePrice::month).contains(more);
    time.pass(Duration.ofDays(30));
    assertThat(pricing.month(node, time.instant())).contains(more);
    assertThat(pricing.history(node)).hasSize(2);
  }

  @Test
  void whatARentedNodeCostsIsNobodysToSay() {
    MeteredNode rented = node(Optional.empty(), true);
    assertThatThrownBy(() -> pricing.say(rented, FORTY_NINE, "user:usr_1"))
        .isInstanceOf(IllegalArgumentException.class);
    pricing.agree(rented, FORTY_NINE, MARCH, "rental:rnt_1");
    pricing.agree(rented, FORTY_NINE, MARCH.plusSeconds(9), "rental:rnt_1");
    assertThat(pricing.history(rented)).hasSize(1);
  }

  @Test
  void aNodeThatEndsInItsMonthCostsThePartThatItWasThere() {
    MeteredNode node = node(Optional.of(MARCH.plus(Duration.ofDays(15))));
    pricing.say(node, Money.of(4_901, "USD"), "user:usr_1");
    time.set(MARCH.plus(Duration.ofDays(16)));
    closer.sweep();
    assertThat(statements.of(organization))
        .singleElement()
        .satisfies(head -> assertThat(head.cost()).isEqualTo(Money.of(2_451, "USD")));
    time.pass(Duration.ofDays(60));
    closer.sweep();
    assertThat(statements.of(organization)).hasSize(1);
  }

  @Test
  void aMonthWithoutAPriceHasNoStatement() {
    node(Optional.empty());
    time.pass(Duration.ofDays(40));
    closer.sweep();
    assertThat(statements.of(organization)).isEmpty();
  }

  @Test
  void aRuleCountsFromTheNextMonthOn() {
    MeteredNode node = node(Optional.empty());
    pricing.say(node, FORTY_NINE, "user:usr_1");
    time.pass(Duration.ofDays(1));
    rules.choose(organization, Optional.of(Rule.EQUAL), "user:usr_1");
    time.pass(Duration.ofDays(65));
    closer.sweep();
    assertThat(statements.of(organization))
        .extracting(Head::rule)
        .containsExactly(Rule.EQUAL, Rule.TENANT_SECONDS);
  }

  @Test
  void aProjectMayDivideItsPartInItsOwnWay() {
    rules.choose(owner, Optional.of(Rule.EQUAL), "user:usr_1");
    time.pass(Duration.ofSeconds(1));
    MeteredNode node = node(Optional.empty());
    pricing.say(node, FORTY_NINE, "user:usr_1");
    tell(node, "a", Phase.AWAKE, MARCH);
    tell(node, "b", Phase.AWAKE, MARCH.plus(Duration.ofDays(20)));
    time.set(Instant.parse("2026-04-30T14:00:00Z"));
    closer.sweep();
    assertThat(latest().shares())
        .extracting(share -> share.amount().minor())
        .containsExactly(2_450L, 2_450L);
    assertThat(latest().shares().getFirst().how()).startsWith("the project's part: 1 of 2");
    rules.choose(owner, Optional.empty(), "user:usr_1");
    time.pass(Duration.ofDays(31));
    assertThat(rules.own(List.of(owner), time.instant())).isEmpty();
  }

  @Test
  void factsThatComeLateMakeAnotherRevision() {
    MeteredNode node = node(Optional.empty());
    pricing.say(node, FORTY_NINE, "user:usr_1");
    tell(node, "a", Phase.AWAKE, MARCH);
    time.set(Instant.parse("2026-04-30T14:00:00Z"));
    closer.sweep();
    time.pass(Duration.ofDays(2));
    tell(node, "b", Phase.AWAKE, MARCH);
    closer.sweep();
    assertThat(latest().revision()).isEqualTo(2);
    assertThat(latest().shares()).hasSize(2);
    closer.sweep();
    assertThat(latest().revision()).isEqualTo(2);
    assertThat(statements.of(organization)).hasSize(1);
  }

  @Test
  void theRunningMonthIsSeenBeforeItIsOver() {
    MeteredNode node = node(Optional.empty());
    assertThat(closing.preview(node, MARCH)).isEmpty();
    pricing.say(node, FORTY_NINE, "user:usr_1");
    tell(node, "a", Phase.AWAKE, MARCH);
    tell(node, "b", Phase.ASLEEP, MARCH);
    assertThat(closing.preview(node, MARCH.plusSeconds(5)))
        .hasValueSatisfying(month ->
            assertThat(month.shares().stream().mapToLong(s -> s.amount().minor()).sum())
                .isEqualTo(4_900));
  }

  private Statement latest() {
    return statements.find(organization, statements.of(organization).getFirst().id()).orElseThrow();
  }

  private MeteredNode node(Optional<Instant> ended) {
    return node(ended, false);
  }

  private MeteredNode node(Optional<Instant> ended, boolean rented) {
    var node =
        new MeteredNode(
            Ids.mint("nod"), organization, "eu-1", "eu", ZoneOffset.UTC, rented, MARCH, ended);
    nodes.upsert(node);
    return node;
  }

  private void tell(MeteredNode node, String tenant, Phase phase, Instant at) {
    String name = tenant + node.node();
    facts.insert(
        new Fact(node.node() + told++, owner, node.node(), name, phase, at), time.instant());
  }

  /** The months of a node, for every day it may have begun on. */
  static List<ZoneId> zones() {
    return List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"));
  }

  @Test
  void everyMomentLiesInExactlyTheMonthThatIsFoundForIt() {
    for (ZoneId zone : zones()) {
      for (int day = 1; day <= 31; day++) {
        Instant began = Instant.parse("2026-01-%02dT23:30:00Z".formatted(day));
        var node =
            new MeteredNode("n", organization, "n", "", zone, false, began, Optional.empty());
        Period before = node.month(began);
        for (Instant at = began; at.isBefore(MARCH); at = at.plus(Duration.ofHours(5))) {
          Period month = node.month(at);
          assertThat(at).isBetween(month.from(), month.until().minusNanos(1));
          assertThat(month.from()).isIn(before.from(), before.until());
          before = month;
        }
      }
    }
  }
}
