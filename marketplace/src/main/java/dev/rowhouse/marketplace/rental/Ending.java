package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.RentalId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An operator ends a rental: tenants have notice, and the unused rent goes back. */
@Unowned
@Component
public class Ending {
  private final RentalStore rentals;
  private final Reclaiming reclaiming;
  private final Refunding refunding;
  private final Clock clock;

  Ending(RentalStore rentals, Reclaiming reclaiming, Refunding refunding, Clock clock) {
    this.rentals = rentals;
    this.reclaiming = reclaiming;
    this.refunding = refunding;
    this.clock = clock;
  }

  /**
   * @param reason what the renter reads
   * @throws NotNow when it does not run
   */
  @Transactional
  public void now(RentalId id, String reason) {
    Rejected.unless(!reason.isBlank(), "reason", "say why: the renter reads it");
    Rejected.unless(reason.length() <= 200, "reason", "at most 200 characters");
    Rental rental = rentals.lock(id);
    if (!rental.state().running()) {
      throw new NotNow("a rental that is %s cannot be ended".formatted(rental.state()));
    }
    Instant now = clock.instant();
    String words = "ended by an operator: " + reason.strip();
    reclaiming.begin(rental, ReclaimReason.OPERATOR, words, now);
    refunding.orderUnused(rental, now, words);
  }
}
