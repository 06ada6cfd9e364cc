package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.Checkouts;
import dev.rowhouse.billing.stripe.RentInvoice;
import dev.rowhouse.billing.stripe.RentSubscription;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks Stripe how it stands and makes the rental say the same. Whatever told us to look, and in
 * whichever order, the end is what Stripe's objects say.
 */
@Component
class Following {
  private final RentalStore rentals;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Paying paying;
  private final Dunning dunning;
  private final Reclaiming reclaiming;
  private final Losing losing;
  private final Checkouts checkouts;
  private final TransactionTemplate transactions;

  Following(
      RentalStore rentals,
      Stepper stepper,
      Deadlines deadlines,
      Paying paying,
      Dunning dunning,
      Reclaiming reclaiming,
      Losing losing,
      Checkouts checkouts,
      TransactionTemplate transactions) {
    this.rentals = rentals;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.paying = paying;
    this.dunning = dunning;
    this.reclaiming = reclaiming;
    this.losing = losing;
    this.checkouts = checkouts;
    this.transactions = transactions;
  }

  /** Not inside a transaction; nothing where no subscription is known yet. */
  void follow(Rental rental, Instant now) {
    rental
        .checkout()
        .subscription()
        .ifPresent(subscription -> {
          RentSubscription told = checkouts.read(subscription);
          Map<RentInvoice, Money> news = news(told);
          transactions.executeWithoutResult(_ -> apply(rental.id(), told, news, now));
        });
  }

  /** Payments that we do not know, with what Stripe kept of them. */
  private Map<RentInvoice, Money> news(RentSubscription told) {
    Map<RentInvoice, Money> news = new LinkedHashMap<>();
    told.paid().stream()
        .filter(invoice -> !paying.known(invoice))
        .forEach(invoice -> news.put(invoice, checkouts.fee(invoice.charge())));
    return news;
  }

  private void apply(
      RentalId id, RentSubscription told, Map<RentInvoice, Money> news, Instant now) {
    news.forEach((invoice, kept) -> paying.take(rentals.lock(id), invoice, kept, now));
    losing.follow(id, told, now);
    Rental rental = rentals.lock(id);
    switch (told.status()) {
      case ACTIVE, TRIALING, INCOMPLETE, PAUSED -> {}
      case PAST_DUE, UNPAID -> unpaid(rental, now);
      case CANCELED, INCOMPLETE_EXPIRED -> over(rental, now);
    }
  }

  private void unpaid(Rental rental, Instant now) {
    if (rental.state() == RentalState.ACTIVE) {
      Instant end = rental.span().orElseThrow().to();
      dunning.begin(rental, end.isBefore(now) ? end : now, now);
    }
  }

  /** What is paid for is used until its end; what is not goes back now. */
  private void over(Rental rental, Instant now) {
    switch (rental.state()) {
      case ACTIVE -> {
        Instant end = rental.span().orElseThrow().to();
        if (end.isAfter(now)) {
          stepper.move(rental, RentalState.CANCELING, "stopped at Stripe", now);
          deadlines.set(rental.id(), Due.TERM_END, end);
        } else {
          stop(rental, now);
        }
      }
      case PAST_DUE -> stop(rental, now);
      case HELD, PAYING, LAPSED, CANCELING, RECLAIMING, ENDED, REFUSED -> {}
    }
  }

  private void stop(Rental rental, Instant now) {
    reclaiming.begin(rental, ReclaimReason.STOPPED_AT_STRIPE, "stopped at Stripe", now);
  }
}
