package dev.rowhouse.provisioner.backup;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Outbound;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Absence;
import dev.rowhouse.provisioner.container.Restorations;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of tenants whose node is lost for longer than a moment: they are marked and the
 * builder is told; those that are backed up are made again on another node from their last backup.
 * Nobody is ever made again without data.
 */
@Component
@OnRole(Role.WORKER)
public class Rescuing {
  private static final Logger log = LoggerFactory.getLogger(Rescuing.class);
  private static final int A_TURN = 200;

  private final LossStore store;
  private final Restorations restorations;
  private final Outbound outbound;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration glance;
  private final Duration patience;

  /**
   * @param glance how long a node may be away before its tenants are marked: an engine that is
   *     started again is back before that
   * @param patience how long before they are made again elsewhere
   */
  Rescuing(
      LossStore store,
      Restorations restorations,
      Outbound outbound,
      TransactionOperations transaction,
      Clock clock,
      @Value("${rowhouse.nodes.mark-after:15s}") Duration glance,
      @Value("${rowhouse.nodes.lost-after:5m}") Duration patience) {
    this.store = store;
    this.restorations = restorations;
    this.outbound = outbound;
    this.transaction = transaction;
    this.clock = clock;
    this.glance = glance.compareTo(patience) < 0 ? glance : patience;
    this.patience = patience;
  }

  /** Returns how many were marked, found or made again. */
  public int sweep() {
    Instant now = clock.instant();
    Instant before = now.minus(patience);
    List<LossStore.Lost> lost = store.toMark(now.minus(glance), A_TURN);
    lost.forEach(each -> transaction.executeWithoutResult(_ -> mark(each)));
    List<LossStore.Lost> found = store.found(A_TURN);
    found.forEach(each -> transaction.executeWithoutResult(_ -> found(each)));
    return lost.size()
        + found.size()
        + (int) store.toRescue(before, A_TURN).stream().filter(this::rescue).count()
        + (int) store.toMakeAnew(before, A_TURN).stream().filter(this::anew).count();
  }

  private void mark(LossStore.Lost lost) {
    if (store.mark(lost)) {
      tell("tenant.node_lost", lost);
    }
  }

  private void found(LossStore.Lost lost) {
    if (store.unmark(lost)) {
      tell("tenant.node_found", lost);
    }
  }

  private boolean anew(LossStore.Lost lost) {
    String why =
        "its node %s is lost since %s, before it first ran"
            .formatted(lost.node(), Absence.moment(lost.since()));
    return tried(
        lost, () -> restorations.anew(lost.container(), why, Cause.clock("its node is lost")));
  }

  private boolean rescue(LossStore.Lost lost) {
    LossStore.Kept backup = store.newest(lost.container()).orElseThrow();
    String why =
        "its node %s is lost since %s; made again from the backup of %s"
            .formatted(lost.node(), Absence.moment(lost.since()), Absence.moment(backup.at()));
    return tried(
        lost,
        () ->
            restorations.elsewhere(
                lost.container(), backup.id(), why, Cause.clock("its node is lost")));
  }

  private static boolean tried(LossStore.Lost lost, BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (NoRoom | Rejected e) {
      log.info("{} is not made again yet: {}", lost.container().value(), e.getMessage());
      return false;
    }
  }

  /** Templates and copies are the builder's own: their page says it. */
  private void tell(String type, LossStore.Lost lost) {
    store
        .tenant(lost.container())
        .ifPresent(tenant -> {
          Map<String, Object> data = new LinkedHashMap<>();
          data.put("tenant", tenant);
          data.put("project", lost.project().value());
          data.put("container", lost.container().value());
          data.put("node", lost.node());
          data.put("since", lost.since().toString());
          store
              .newest(lost.container())
              .ifPresent(kept -> data.put("backup_of", kept.at().toString()));
          outbound.publish(new OwnerId(lost.project().value()), type, data);
        });
  }
}
