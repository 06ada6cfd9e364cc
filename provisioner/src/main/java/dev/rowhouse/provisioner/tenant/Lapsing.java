package dev.rowhouse.provisioner.tenant;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Suspends those whose grace is over. */
@Component
@OnRole(Role.WORKER)
public class Lapsing {
  private final TenantStore store;
  private final Turns turns;
  private final TransactionOperations transaction;
  private final Clock clock;

  Lapsing(TenantStore store, Turns turns, TransactionOperations transaction, Clock clock) {
    this.store = store;
    this.turns = turns;
    this.transaction = transaction;
    this.clock = clock;
  }

  public int sweep() {
    Instant now = clock.instant();
    var due = store.ids("WHERE t.state = 'PAST_DUE' AND t.grace_until <= :now", now);
    due.forEach(id -> transaction.executeWithoutResult(_ -> suspend(id, now)));
    return due.size();
  }

  /** Looks again under the lock: a payment may have come meanwhile. */
  private void suspend(TenantId id, Instant now) {
    store
        .lock(id)
        .filter(each -> each.state() == TenantState.PAST_DUE)
        .filter(each -> each.graceUntil() != null && !each.graceUntil().isAfter(now))
        .ifPresent(each -> turns.suspend(each, Cause.clock("the grace after a failed payment")));
  }
}
