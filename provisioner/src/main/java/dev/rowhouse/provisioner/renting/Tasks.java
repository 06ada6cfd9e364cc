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
import dev.rowhouse.marketplace.rental.Reclaiming;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.Rentals;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What each chore means. All look at how things stand now: what is over is left alone. */
@Component
@OnRole(Role.WORKER)
class Tasks {
  private static final Duration STILL_THERE = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

  /** After so many tries a machine that cannot be wiped is broken, and nobody gets it. */
  private static final int TRIES = 6;

  private final Yard yard;
  private final Servers servers;
  private final Rentals rentals;
  private final Verifying verifying;
  private final Reclaiming reclaiming;
  private final Wiping wiping;

  Tasks(
      Yard yard,
      Servers servers,
      Rentals rentals,
      Verifying verifying,
      Reclaiming reclaiming,
      Wiping wiping) {
    this.yard = yard;
    this.servers = servers;
    this.rentals = rentals;
    this.verifying = verifying;
    this.reclaiming = reclaiming;
    this.wiping = wiping;
  }

  void run(Chore chore) {
    switch (chore.kind()) {
      case ENROLLED -> enrolled(server(chore));
      case MEASURE -> measure(server(chore));
      case WIPE -> wipe(server(chore), chore.attempts());
      case ATTACH -> attach(rental(chore));
      case SIGNUPS -> signups(rental(chore));
      case DRAIN -> drain(rental(chore));
      case KEEP -> keep(rental(chore));
    }
  }

  /** Its vendor brought the machine: what is listed, or was not good enough, is looked at. */
  private void enrolled(ServerId id) {
    ServerState state = servers.get(id).state();
    if (state == ServerState.LISTED || state == ServerState.BROKEN) {
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
    try {
      wiping.wiped(id, yard.wipe(id));
    } catch (RuntimeException e) {
      if (attempts < TRIES) {
        throw e;
      }
      wiping.failed(id, "not wiped after %d tries: %s".formatted(attempts, e.getMessage()));
    }
  }

  private void attach(Rental rental) {
    if (rental.state().running()) {
      yard.attach(rental);
      signups(rental);
    }
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
      throw new NotYet(left + " are still on it", STILL_THERE);
    }
    reclaiming.drained(rental.id());
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
