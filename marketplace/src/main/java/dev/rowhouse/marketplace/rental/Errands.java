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
  // Longer than the calls of one errand may take.
  private static final Duration LEASE = Duration.ofSeconds(90);
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

  private void run(Rental rental, Due kind, Instant now) {
    switch (kind) {
      case LOOK -> following.follow(rental, now);
      case EXPIRE_SESSION -> rental.checkout().session().ifPresent(checkouts::expire);
      case STOP -> rental.checkout().subscription().ifPresent(id -> checkouts.stop(id, false));
      case AT_END -> rental.checkout().subscription().ifPresent(id -> atEnd(rental, id));
      case REPRICE -> reprice(rental);
      case TERM_END, RENEWAL_NOTICE, DUNNING, RECLAIM ->
          throw new IllegalArgumentException(kind + " is no errand");
    }
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
