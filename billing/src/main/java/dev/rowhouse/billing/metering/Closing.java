package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.db.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the statement of a node's period, and another revision when facts came late. */
@Component
public class Closing {
  private final FactStore facts;
  private final StatementStore statements;
  private final Clock clock;

  Closing(FactStore facts, StatementStore statements, Clock clock) {
    this.facts = facts;
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * What the period would look like if it were closed now. Open or not, the same computation.
   *
   * @throws IllegalArgumentException when the cost is negative
   */
  public List<Share> preview(String node, Period period, Money cost, Rule rule) {
    return Splitting.split(cost, period, facts.intervals(node, period), rule);
  }

  /** The statement that counts; the same one again unless something came late. */
  @Transactional
  public Statement close(OwnerId owner, String node, Period period, Money cost, Rule rule) {
    Optional<Statement> before = statements.latest(node, period);
    if (before.isPresent() && !facts.toldSince(node, period, before.get().closedAt())) {
      return before.get();
    }
    Rule kept = before.map(Statement::rule).orElse(rule);
    Money charged = before.map(Statement::cost).orElse(cost);
    var shares = preview(node, period, charged, kept);
    if (before.isPresent() && before.get().shares().equals(shares)) {
      return before.get();
    }
    var now =
        new Statement(
            StatementId.mint(),
            owner,
            node,
            period,
            charged,
            kept,
            before.map(Statement::revision).orElse(0) + 1,
            clock.instant(),
            shares);
    statements.insert(now);
    return now;
  }
}
