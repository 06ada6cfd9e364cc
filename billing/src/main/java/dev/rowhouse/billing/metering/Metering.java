package dev.rowhouse.billing.metering;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the facts of who is where. Intervals are read off them, so late facts need no repair. */
@Component
public class Metering {
  private final FactStore facts;
  private final Clock clock;

  public Metering(JdbcClient jdbc, Clock clock) {
    this.facts = new FactStore(jdbc);
    this.clock = clock;
  }

  /**
   * In the running transaction, so that it stands exactly when the change does that it tells of.
   */
  @Transactional
  public void tell(Fact fact) {
    facts.insert(fact, clock.instant());
  }

  /** Those of the node that touch the period; what is open ends with the period. */
  public List<Interval> intervals(String node, Period period) {
    return facts.intervals(node, period);
  }
}
