package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.HoldId;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.inventory.Listing;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds that were not paid for: the server is free again, and the page to pay is closed. */
@Component
public class Releasing {
  private final HoldStore holds;
  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Listing listing;
  private final TransactionTemplate transactions;

  Releasing(
      HoldStore holds,
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Listing listing,
      TransactionTemplate transactions) {
    this.holds = holds;
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.listing = listing;
    this.transactions = transactions;
  }

  /** The renter lets go; nothing happens where the hold is over already or not theirs. */
  @Transactional
  public void release(OrganizationId organization, HoldId id, Instant now) {
    boolean theirs =
        holds.find(id).filter(hold -> hold.organization().equals(organization)).isPresent();
    if (theirs) {
      end(id, HoldState.RELEASED, now);
    }
  }

  /** By look: whether the hold still holds; if its time is over, it ends now. */
  @Unowned
  @Transactional
  public boolean holds(HoldId id, Instant now) {
    Hold hold = holds.find(id).orElseThrow();
    if (hold.overdue(now)) {
      end(id, HoldState.EXPIRED, now);
      return false;
    }
    return hold.state() == HoldState.ACTIVE;
  }

  /** Ends those whose time is over, each by itself; how many. */
  public int sweep(Instant now) {
    var due = holds.due(now);
    due.forEach(id -> transactions.executeWithoutResult(_ -> end(id, HoldState.EXPIRED, now)));
    return due.size();
  }

  /** Rental first, then hold, then server: whoever takes a payment locks in the same order. */
  private void end(HoldId id, HoldState to, Instant now) {
    var rental = rentals.ofHold(id).map(found -> rentals.lock(found.id()));
    if (!holds.end(id, to)) {
      return;
    }
    listing.release(holds.find(id).orElseThrow().server(), "not paid for in time");
    rental
        .filter(found -> found.state().unpaid())
        .ifPresent(found -> {
          stepper.move(found, RentalState.LAPSED, "the hold is over", now);
          found
              .checkout()
              .session()
              .ifPresent(_ -> deadlines.set(found.id(), Due.EXPIRE_SESSION, now));
        });
  }
}
