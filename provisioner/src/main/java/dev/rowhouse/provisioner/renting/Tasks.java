package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.Measured;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Verifying;
import dev.rowhouse.marketplace.inventory.Wiping;
import dev.rowhouse.marketplace.rental.Reclaim;
import dev.rowhouse.marketplace.rental.Reclaiming;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What each chore means. All look at how things stand now: what is over is left alone. */
@Component
@OnRole(Role.WORKER)
class Tasks implements Caretaker.Work {
  private static final Duration STILL_THERE = Duration.ofSeconds(3);
  private static final Duration EXPORT_BEFORE = Duration.ofHours(12);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

  /** After so many tries a machine that cannot be wiped is broken, and nobody gets it. */
  private static final int TRIES = 6;

  private final Yard yard;
  private final Servers servers;
  private final Rentals rentals;
  private final Verifying verifying;
  private final Reclaiming reclaiming;
  private final Wiping wiping;
  private final Chores chores;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Tasks(
      Yard yard,
      Servers servers,
      Rentals rentals,
      Verifying verifying,
      Reclaiming reclaiming,
      Wiping wiping,
      Chores chores,
      TransactionTemplate transactions,
      Clock clock) {
    this.yard = yard;
    this.servers = servers;
    this.rentals = rentals;
    this.verifying = verifying;
    this.reclaiming = reclaiming;
    this.wiping = wiping;
    this.chores = chores;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Chore chore) {
    switch (chore.kind()) {
      case ENROLLED -> enrolled(server(chore));
      case MEASURE -> measure(server(chore));
      case WIPE -> wipe(server(chore), chore.attempts());
      case ATTACH -> attach(rental(chore));
      case SIGNUPS -> signups(rental(chore));
      case DRAIN -> drain(rental(chore));
      case KEEP -> keep(rental(chore));
      case REHOUSE -> rehouse(new RentalId(chore.subject()));
    }
  }

  /** Its vendor brought the machine: what is listed, or was not good enough, is looked at. */
  private void enrolled(ServerId id) {
    ServerState state = servers.get(id).state();
    boolean asked = state == ServerState.LISTED || state == ServerState.BROKEN;
    // What its last renter left may be on it still: that is for an operator to say.
    if (asked && !servers.unwiped(id)) {
      verifying.begin(id);
    }
  }

  private void measure(ServerId id) {
    if (servers.get(id).state() != ServerState.VERIFYING) {
      return;
    }
    if (wasRented(id)) {
      yard.wipe(id);
    }
    Measured found =
        yard.measure(id)
            .orElseThrow(() -> new NotYet("waits for its machine to be enrolled", LOOK_AGAIN));
    verifying.report(id, found);
  }

  /**
   * Whoever had it last may have left something, if it came here without a wipe that was proved.
   */
  private boolean wasRented(ServerId id) {
    return servers.history(id).stream().anyMatch(step -> step.to() == ServerState.RENTED);
  }

  private void wipe(ServerId id, int attempts) {
    if (servers.get(id).state() != ServerState.WIPING) {
      return;
    }
    exportFirst(id);
    try {
      wiping.wiped(id, yard.wipe(id));
    } catch (RuntimeException e) {
      if (attempts < TRIES) {
        throw e;
      }
      wiping.failed(id, "not wiped after %d tries: %s".formatted(attempts, e.getMessage()));
    }
  }

  /** Nothing is wiped that was not exported; and who had no place gets one when there is room. */
  private void exportFirst(ServerId id) {
    Optional<RentalId> left = yard.leftBy(id);
    if (left.isEmpty()) {
      return;
    }
    int pending = yard.export(id, servers.history(id).getLast().at());
    if (pending > 0) {
      throw new NotYet(pending + " are exported before it is wiped", STILL_THERE);
    }
    chores.add(Chore.Kind.REHOUSE, left.get().value());
  }

  private void rehouse(RentalId id) {
    boolean wiped =
        servers.get(rentals.find(id).orElseThrow().server()).state() != ServerState.WIPING;
    int waiting = yard.rehouse(id, clock.instant());
    if (waiting > 0 || !wiped) {
      throw new NotYet(waiting + " wait for room on another node", LOOK_AGAIN);
    }
  }

  /**
   * All of it before the rental ends, or none: a payment may be disputed while we attach, and what
   * is wiped then must not become a node afterwards.
   */
  private void attach(Rental asked) {
    transactions.executeWithoutResult(_ -> {
      Rental rental = rentals.lock(asked.id());
      if (rental.state().running()) {
        yard.attach(rental);
        signups(rental);
      }
    });
  }

  private void signups(Rental rental) {
    if (rental.state().running()) {
      yard.takeTenants(rental, rental.takesSignups());
    }
  }

  private void drain(Rental rental) {
    if (rental.state() != RentalState.RECLAIMING) {
      return;
    }
    int left = yard.drain(rental);
    if (left > 0) {
      exportInTime(rental);
      throw new NotYet(left + " are still on it", STILL_THERE);
    }
    reclaiming.drained(rental.id());
  }

  /** Well before the deadline, so that whoever cannot move out is not exported in haste. */
  private void exportInTime(Rental rental) {
    Reclaim reclaim = rental.reclaim().orElseThrow();
    Duration half = reclaim.reason().notice().dividedBy(2);
    Duration before = half.compareTo(EXPORT_BEFORE) < 0 ? half : EXPORT_BEFORE;
    Instant from = reclaim.by().minus(before);
    if (!clock.instant().isBefore(from)) {
      int _ = yard.export(rental.server(), from);
    }
  }

  private void keep(Rental rental) {
    if (rental.state().running()) {
      yard.keep(rental);
      signups(rental);
    }
  }

  private static ServerId server(Chore chore) {
    return new ServerId(chore.subject());
  }

  private Rental rental(Chore chore) {
    return rentals.find(new RentalId(chore.subject())).orElseThrow();
  }
}
