package dev.rowhouse.marketplace.rental;

import dev.rowhouse.marketplace.RentalActivated;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.marketplace.RentalResumed;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A term that is paid for begins, with the deadlines that it brings. */
@Component
class Extending {
  /** Stripe takes an hour to try the payment of a next term. */
  private static final Duration TIME_TO_PAY = Duration.ofHours(24);

  private static final Duration LOOK_AFTER = Duration.ofHours(2);
  private static final Duration NOTICE_BEFORE = Duration.ofDays(7);

  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Servers servers;
  private final ApplicationEventPublisher publisher;

  Extending(
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Servers servers,
      ApplicationEventPublisher publisher) {
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.servers = servers;
    this.publisher = publisher;
  }

  /** The first term; the rental has its server already. */
  Span activate(Rental rental, Instant now) {
    Span span = Span.first(now, months(rental), zone(rental));
    stepper.move(rental, RentalState.ACTIVE, "paid", now);
    begin(rental, span);
    publisher.publishEvent(
        new RentalActivated(rental.id(), rental.organization(), rental.server(), span.to()));
    return span;
  }

  /** The next term, whose price may be another. */
  Span extend(Rental rental, Instant now) {
    if (rental.state() != RentalState.ACTIVE) {
      stepper.move(rental, RentalState.ACTIVE, "paid after all", now);
      publisher.publishEvent(
          new RentalResumed(rental.id(), rental.organization(), rental.server()));
    }
    Span span = rental.span().orElseThrow().following(months(rental), zone(rental));
    begin(rental, span);
    return span;
  }

  /** The same, for a server whose tenants were moving out. */
  Span resume(Rental rental, Instant now) {
    servers.move(rental.server(), ServerState.RECLAIMING, ServerState.RENTED, "paid after all");
    deadlines.clear(rental.id(), Due.RECLAIM);
    return extend(rental, now);
  }

  /** What was taken back came again: it goes on in the term that it had. */
  void keep(Rental rental, Instant now) {
    servers.move(rental.server(), ServerState.RECLAIMING, ServerState.RENTED, "paid after all");
    stepper.move(rental, RentalState.ACTIVE, "the money came again", now);
    rentals.kept(rental.id());
    deadlines.clear(rental.id(), Due.RECLAIM);
    await(rental);
    publisher.publishEvent(new RentalResumed(rental.id(), rental.organization(), rental.server()));
  }

  private void begin(Rental rental, Span span) {
    rentals.span(rental.id(), span, rental.month(span.from()));
    deadlines.clear(rental.id(), Due.DUNNING);
    await(rental.id(), span);
  }

  /** The deadlines of a rental that renews itself. */
  void await(Rental rental) {
    await(rental.id(), rental.span().orElseThrow());
  }

  private void await(RentalId id, Span span) {
    deadlines.set(id, Due.RENEWAL_NOTICE, span.to().minus(NOTICE_BEFORE));
    deadlines.set(id, Due.LOOK, span.to().plus(LOOK_AFTER));
    deadlines.set(id, Due.TERM_END, span.to().plus(TIME_TO_PAY));
  }

  private static int months(Rental rental) {
    return rental.contract().price().term().months();
  }

  private static ZoneId zone(Rental rental) {
    return rental.contract().zone();
  }
}
