package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalEnded;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.RentalReclaiming;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.inventory.Wiping;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Taking a server back: tenants move out until a deadline, then it is wiped. */
@Unowned
@Component
public class Reclaiming {
  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Ripening ripening;
  private final Servers servers;
  private final Wiping wiping;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Reclaiming(
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Ripening ripening,
      Servers servers,
      Wiping wiping,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.ripening = ripening;
    this.servers = servers;
    this.wiping = wiping;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** In the running transaction, which holds the rental's row. */
  void begin(Rental rental, ReclaimReason reason, String cause, Instant now) {
    Instant by = now.plus(reason.notice());
    stepper.move(rental, RentalState.RECLAIMING, cause, now);
    rentals.reclaim(rental.id(), new Reclaim(by, reason));
    servers.move(rental.server(), ServerState.RENTED, ServerState.RECLAIMING, cause);
    for (Due over : new Due[] {Due.TERM_END, Due.RENEWAL_NOTICE, Due.DUNNING, Due.REPRICE}) {
      deadlines.clear(rental.id(), over);
    }
    deadlines.set(rental.id(), Due.RECLAIM, by);
    // Until the deadline the money may still come.
    if (!reason.curable()) {
      deadlines.set(rental.id(), Due.STOP, now);
    }
    publisher.publishEvent(
        new RentalReclaiming(rental.id(), rental.organization(), rental.server(), by, reason));
  }

  /** All tenants are out, or exported: no need to wait. Said twice, it happens once. */
  @Transactional
  public void drained(RentalId id) {
    Rental rental = rentals.lock(id);
    if (rental.state() == RentalState.RECLAIMING) {
      finish(rental, clock.instant(), "all tenants are out");
    }
  }

  /** Those whose deadline came; how many. */
  public int sweep(Instant now) {
    return ripening.sweep(
        Due.RECLAIM,
        now,
        rental -> {
          if (rental.state() == RentalState.RECLAIMING) {
            finish(rental, now, "the deadline came");
          }
        });
  }

  private void finish(Rental rental, Instant now, String cause) {
    ReclaimReason reason = rental.reclaim().orElseThrow().reason();
    stepper.move(rental, RentalState.ENDED, cause, now);
    rentals.ended(rental.id(), now);
    deadlines.clear(rental.id(), Due.RECLAIM);
    if (reason.curable()) {
      deadlines.set(rental.id(), Due.STOP, now);
    }
    publisher.publishEvent(
        new RentalEnded(rental.id(), rental.organization(), rental.server(), reason));
    leave(rental.server(), reason, cause);
  }

  /** What does not answer cannot be wiped: nobody gets it before it was verified again. */
  private void leave(ServerId server, ReclaimReason reason, String cause) {
    if (reason == ReclaimReason.SERVER_DIED) {
      servers.move(server, ServerState.RECLAIMING, ServerState.BROKEN, cause);
    } else {
      wiping.begin(server, cause);
    }
  }
}
