package dev.rowhouse.billing.metering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes months that are over, and closes them again when facts come late. A month waits a while
 * before it is closed, so that what was under way at its end is told first.
 */
@Component
public class Closer {
  static final Duration WAIT = Duration.ofHours(1);

  private final MeteredNodeStore nodes;
  private final LateFacts late;
  private final StatementStore statements;
  private final Closing closing;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Closer(
      MeteredNodeStore nodes,
      LateFacts late,
      StatementStore statements,
      Closing closing,
      TransactionTemplate transactions,
      Clock clock) {
    this.nodes = nodes;
    this.late = late;
    this.statements = statements;
    this.closing = closing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many statements there were to make or to look at again. */
  public int sweep() {
    Instant now = clock.instant();
    return close(now.minus(WAIT)) + revise(now);
  }

  private int close(Instant before) {
    int closed = 0;
    for (var open : nodes.open(before)) {
      Instant since = open.since();
      var month = open.node().running(since);
      while (month.isPresent() && !month.get().until().isAfter(before)) {
        Period period = month.get();
        close(open.node(), period);
        closed++;
        month = open.node().running(period.until());
      }
    }
    return closed;
  }

  private void close(MeteredNode node, Period period) {
    transactions.executeWithoutResult(_ -> {
      if (nodes.closed(node.node(), period.from(), period.until())) {
        closing.close(node, period);
      }
    });
  }

  private int revise(Instant now) {
    int looked = 0;
    for (var told : late.since(now)) {
      for (Period period : statements.endingAfter(told.node(), told.at())) {
        nodes.find(told.node()).ifPresent(node -> closing.close(node, period));
        looked++;
      }
    }
    late.seen(now);
    return looked;
  }
}
