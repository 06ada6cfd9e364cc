package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the statement of a node's period, and another revision when facts came late. */
@Component
public class Closing {
  /** A fact is stamped before its transaction ends: it may appear this much later. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(10);

  private final FactStore facts;
  private final StatementStore statements;
  private final Pricing prices;
  private final Rules rules;
  private final Clock clock;

  Closing(FactStore facts, StatementStore statements, Pricing prices, Rules rules, Clock clock) {
    this.facts = facts;
    this.statements = statements;
    this.prices = prices;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What the period would look like if it were closed now. Open or not, the same computation.
   *
   * @throws IllegalArgumentException when the cost is negative
   */
  public List<Share> preview(String node, Period period, Basis basis) {
    return Splitting.split(basis, period, facts.intervals(node, period));
  }

  /** The node's month that runs at the moment; empty where it has none, or no price. */
  public Optional<Preview> preview(MeteredNode node, Instant at) {
    return node.running(at)
        .flatMap(period -> prices.cost(node, period).map(cost -> preview(node, period, cost)));
  }

  private Preview preview(MeteredNode node, Period period, Money cost) {
    List<Interval> intervals = facts.intervals(node.node(), period);
    Basis basis = basis(node.owner(), period, cost, intervals);
    return new Preview(node, period, basis, Splitting.split(basis, period, intervals));
  }

  private Basis basis(
      OwnerId organization, Period period, Money cost, Collection<Interval> intervals) {
    Set<OwnerId> projects = intervals.stream().map(Interval::owner).collect(Collectors.toSet());
    Map<OwnerId, Rule> own = rules.own(projects, period.from());
    return new Basis(cost, rules.of(organization, period.from()), own);
  }

  /** The month's statement; empty where it had no price. */
  @Transactional
  public Optional<Statement> close(MeteredNode node, Period period) {
    return prices
        .cost(node, period)
        .map(cost -> {
          List<Interval> intervals = facts.intervals(node.node(), period);
          return close(
              node.owner(),
              node.node(),
              period,
              basis(node.owner(), period, cost, intervals),
              intervals);
        });
  }

  /** The statement that counts; the same one again unless something came late. */
  @Transactional
  public Statement close(OwnerId owner, String node, Period period, Basis basis) {
    Optional<Statement> before = statements.latest(node, period);
    if (before.isPresent()
        && !facts.toldSince(node, period, before.get().closedAt().minus(UNDER_WAY))) {
      return before.get();
    }
    return close(owner, node, period, basis, facts.intervals(node, period));
  }

  /** A closed period keeps its cost and its rule, whatever is said later. */
  private Statement close(
      OwnerId owner, String node, Period period, Basis basis, List<Interval> intervals) {
    Optional<Statement> before = statements.latest(node, period);
    Money cost = before.map(Statement::cost).orElse(basis.cost());
    Rule rule = before.map(Statement::rule).orElse(basis.rule());
    var shares = Splitting.split(new Basis(cost, rule, basis.projects()), period, intervals);
    if (before.isPresent() && before.get().shares().equals(shares)) {
      return before.get();
    }
    var now =
        new Statement(
            StatementId.mint(),
            owner,
            node,
            period,
            cost,
            rule,
            before.map(Statement::revision).orElse(0) + 1,
            clock.instant(),
            shares);
    statements.insert(now);
    return now;
  }
}
