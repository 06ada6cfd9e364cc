package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.RentalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The renter ends a rental: with the term, or now for the unused part of the rent, by the second
 * and rounded half up once. Setup is not given back.
 */
@Component
public class Canceling {
  private static final Duration QUOTE_HOLDS = Duration.ofMinutes(15);

  private final RentalStore rentals;
  private final Rentals all;
  private final Remainders remainders;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Reclaiming reclaiming;
  private final Refunding refunding;
  private final Extending extending;
  private final Clock clock;

  Canceling(
      RentalStore rentals,
      Rentals all,
      Remainders remainders,
      Stepper stepper,
      Deadlines deadlines,
      Reclaiming reclaiming,
      Refunding refunding,
      Extending extending,
      Clock clock) {
    this.rentals = rentals;
    this.all = all;
    this.remainders = remainders;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.reclaiming = reclaiming;
    this.refunding = refunding;
    this.extending = extending;
    this.clock = clock;
  }

  /** It goes on until the end of what is paid, and no further. */
  @Transactional
  public void atTermsEnd(OrganizationId organization, RentalId id) {
    all.get(organization, id);
    Rental rental = rentals.lock(id);
    Instant now = clock.instant();
    stepper.move(rental, RentalState.CANCELING, "canceled by the renter", now);
    deadlines.set(id, Due.TERM_END, rental.span().orElseThrow().to());
    deadlines.clear(id, Due.RENEWAL_NOTICE);
    deadlines.clear(id, Due.REPRICE);
    deadlines.set(id, Due.AT_END, now);
  }

  /**
   * It goes on after all, and is paid for again when the term ends.
   *
   * @throws NotNow when it does not end with its term
   */
  @Transactional
  public void takeBack(OrganizationId organization, RentalId id) {
    all.get(organization, id);
    Rental rental = rentals.lock(id);
    Instant now = clock.instant();
    if (rental.state() != RentalState.CANCELING || !rental.span().orElseThrow().to().isAfter(now)) {
      throw new NotNow("only what ends with its term can be kept, until then");
    }
    stepper.move(rental, RentalState.ACTIVE, "the cancellation is taken back", now);
    extending.await(rental);
    deadlines.set(id, Due.AT_END, now);
  }

  /** What {@link #now} would give back; it holds for a quarter of an hour. */
  public Quote quote(OrganizationId organization, RentalId id) {
    return quote(all.get(organization, id), clock.instant());
  }

  /**
   * Ends it, and gives back exactly what was quoted.
   *
   * @throws Rejected for the field {@code quote} when it is too old or not what we said
   * @throws NotNow when the rental does not run
   */
  @Transactional
  public void now(OrganizationId organization, Quote quote) {
    all.get(organization, quote.rental());
    Rental rental = rentals.lock(quote.rental());
    Instant now = clock.instant();
    boolean fresh = !quote.asOf().isAfter(now) && !quote.asOf().isBefore(now.minus(QUOTE_HOLDS));
    Rejected.unless(
        fresh && quote.equals(quote(rental, quote.asOf())),
        "quote",
        "time went on: look at the refund again");
    reclaiming.begin(rental, ReclaimReason.CANCELED, "canceled by the renter", now);
    refunding.orderUnused(rental, quote.asOf(), "Unused part of the term");
  }

  private Quote quote(Rental rental, Instant asOf) {
    if (!rental.state().running()) {
      throw new NotNow("a rental that is %s cannot be canceled".formatted(rental.state()));
    }
    Money nothing = new Money(0, rental.contract().price().month().currency());
    Money refund =
        remainders.of(rental, asOf).stream().map(Remainder::unused).reduce(nothing, Money::plus);
    return new Quote(rental.id(), asOf, refund, asOf.plus(ReclaimReason.CANCELED.notice()));
  }
}
