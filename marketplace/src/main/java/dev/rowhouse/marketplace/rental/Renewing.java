package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.RentalRenews;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Offering;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One term after another: the price is frozen in a term, and a change is announced before. */
@Component
public class Renewing {
  private static final Duration NOTICE = Duration.ofDays(30);

  private final RentalStore rentals;
  private final Deadlines deadlines;
  private final Ripening ripening;
  private final Reclaiming reclaiming;
  private final Dunning dunning;
  private final Offering offering;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  Renewing(
      RentalStore rentals,
      Deadlines deadlines,
      Ripening ripening,
      Reclaiming reclaiming,
      Dunning dunning,
      Offering offering,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.rentals = rentals;
    this.deadlines = deadlines;
    this.ripening = ripening;
    this.reclaiming = reclaiming;
    this.dunning = dunning;
    this.offering = offering;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * New renters pay it at once; who rents already pays it for terms that begin thirty days from now
   * or later.
   *
   * @param month without discount
   * @return how many rentals it will change
   */
  @Transactional
  public int announce(VendorId vendor, OfferId id, Money month) {
    Offer offer = offering.reprice(vendor, id, month);
    Instant from = clock.instant().plus(NOTICE);
    var running = rentals.running(id);
    running.forEach(each -> announce(each, offer, from));
    return running.size();
  }

  private void announce(RentalId id, Offer offer, Instant from) {
    Rental rental = rentals.lock(id);
    if (rental.state().running()) {
      Money month = offer.price(rental.contract().price().term()).month();
      rentals.announce(id, new Announced(month, from));
    }
  }

  /** Tells renters what the next term will cost, and ends terms that nobody paid on; how many. */
  public int sweep(Instant now) {
    return ripening.sweep(Due.RENEWAL_NOTICE, now, rental -> tell(rental, now))
        + ripening.sweep(Due.TERM_END, now, rental -> end(rental, now));
  }

  private void tell(Rental rental, Instant now) {
    if (rental.state() != RentalState.ACTIVE) {
      return;
    }
    Instant next = rental.span().orElseThrow().to();
    boolean changed = !rental.month(next).equals(rental.contract().price().month());
    if (changed) {
      deadlines.set(rental.id(), Due.REPRICE, now);
    }
    publisher.publishEvent(
        new RentalRenews(rental.id(), rental.organization(), next, rental.nextRent(), changed));
  }

  private void end(Rental rental, Instant now) {
    switch (rental.state()) {
      case CANCELING -> reclaiming.begin(rental, ReclaimReason.CANCELED, "the term is over", now);
      case ACTIVE -> {
        dunning.begin(rental, rental.span().orElseThrow().to(), now);
        deadlines.set(rental.id(), Due.LOOK, now);
      }
      case HELD, PAYING, LAPSED, PAST_DUE, RECLAIMING, ENDED, REFUSED -> {}
    }
  }
}
