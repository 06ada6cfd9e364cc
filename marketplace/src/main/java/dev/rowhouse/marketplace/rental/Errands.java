package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Checkouts;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.RentalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is to be asked of Stripe: under a lease instead of in a transaction, because it talks over
 * the network. What fails comes again.
 */
@Unowned
@Component
public class Errands {
  private static final Logger log = LoggerFactory.getLogger(Errands.class);
  private static final List<Due> ALL =
      List.of(Due.EXPIRE_SESSION, Due.LOOK, Due.REPRICE, Due.AT_END, Due.STOP);
  // As long as most take; two at once do no harm, for what they find is applied under a lock.
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofDays(1);
  private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

  private final Deadlines deadlines;
  private final RentalStore rentals;
  private final Following following;
  private final Checkouts checkouts;

  Errands(Deadlines deadlines, RentalStore rentals, Following following, Checkouts checkouts) {
    this.deadlines = deadlines;
    this.rentals = rentals;
    this.following = following;
    this.checkouts = checkouts;
  }

  /** Not inside a transaction; how many were due. */
  public int sweep(Instant now) {
    int count = 0;
    for (Due kind : ALL) {
      for (Deadlines.Row row : deadlines.due(kind, now)) {
        run(row, kind, now);
        count++;
      }
    }
    return count;
  }

  private void run(Deadlines.Row row, Due kind, Instant now) {
    var leased = new Deadlines.Row(row.rental(), now.plus(LEASE));
    if (!deadlines.lease(row, kind, leased.dueAt())) {
      return;
    }
    try {
      run(rentals.find(row.rental()).orElseThrow(), kind, now);
      deadlines.take(leased, kind);
      if (kind == Due.LOOK) {
        lookAgain(row.rental(), now);
      }
    } catch (CheckoutFailed e) {
      log.warn("{} of {}: {}", kind, row.rental().value(), e.getMessage());
      if (!e.passing()) {
        deadlines.lease(leased, kind, now.plus(AFTER_REFUSAL));
      }
    } catch (RuntimeException e) {
      // The next rental shall not suffer; this one comes again when the lease is over.
      log.error("{} of {} failed", kind, row.rental().value(), e);
    }
  }

  /** Of what goes on Stripe is asked every day: an event may never come. */
  private void lookAgain(RentalId id, Instant now) {
    Rental rental = rentals.find(id).orElseThrow();
    if (rental.state().running() || rental.state() == RentalState.RECLAIMING) {
      deadlines.soonest(id, Due.LOOK, now.plus(LOOK_EVERY));
    }
  }

  private void run(Rental rental, Due kind, Instant now) {
    switch (kind) {
      case LOOK -> following.follow(rental, now);
      case EXPIRE_SESSION ->
          rental.checkout().session().ifPresent(each -> expire(rental, each, now));
      case STOP -> rental.checkout().subscription().ifPresent(id -> checkouts.stop(id, false));
      case AT_END -> rental.checkout().subscription().ifPresent(id -> atEnd(rental, id));
      case REPRICE -> reprice(rental);
      case TERM_END, RENEWAL_NOTICE, DUNNING, RECLAIM ->
          throw new IllegalArgumentException(kind + " is no errand");
    }
  }

  /** Somebody may have paid there, and no event have told us. */
  private void expire(Rental rental, String session, Instant now) {
    checkouts
        .expire(session)
        .ifPresent(subscription -> {
          rentals.subscription(rental.id(), subscription);
          deadlines.set(rental.id(), Due.LOOK, now);
        });
  }

  /** By what the rental is now: a cancellation may have been taken back since. */
  private void atEnd(Rental rental, String subscription) {
    if (rental.state() == RentalState.CANCELING) {
      checkouts.stop(subscription, true);
    } else if (rental.state().running()) {
      checkouts.goOn(subscription);
    }
  }

  private void reprice(Rental rental) {
    RentalId id = rental.id();
    int next = rental.span().orElseThrow().number() + 1;
    rental
        .checkout()
        .subscription()
        .ifPresent(subscription ->
            checkouts.reprice(
                subscription,
                rental.nextRent(),
                rental.contract().price().term().months(),
                id.value() + ":reprice:" + next));
  }
}
