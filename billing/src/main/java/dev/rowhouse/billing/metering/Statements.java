package dev.rowhouse.billing.metering;

import dev.rowhouse.billing.OwnerId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Closed months of an organization's nodes, to look at. */
@Component
public class Statements {
  private static final int MOST = 1200;

  private final StatementStore store;

  Statements(StatementStore store) {
    this.store = store;
  }

  /** The revisions that count, newest month first. */
  public List<Head> of(OwnerId owner) {
    return store.heads(owner, MOST);
  }

  /** With all its lines; an older revision, too. */
  public Optional<Statement> find(OwnerId owner, StatementId id) {
    return store.find(owner, id);
  }

  /** The revision that counts. */
  public Optional<Statement> latest(OwnerId owner, String node, Period period) {
    return store.latest(node, period).filter(found -> found.owner().equals(owner));
  }
}
