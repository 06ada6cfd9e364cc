package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.RentInvoice;
import dev.rowhouse.billing.stripe.RentSetback;
import dev.rowhouse.billing.stripe.RentSubscription;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.RentalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What was paid is taken back by the payer's bank, or by somebody at Stripe: it is booked as it
 * moved, and a server whose term is not paid for any more goes back, wherever its rental was. When
 * the money comes again in time, the rental goes on.
 */
@Component
class Losing {
  private static final String DISPUTED = "its payment was taken back: a dispute";
  private static final String REFUNDED = "its payment was given back at Stripe";

  private final RentalStore rentals;
  private final PaymentStore payments;
  private final SetbackStore setbacks;
  private final Reclaiming reclaiming;
  private final Refunding refunding;
  private final Extending extending;
  private final Books books;

  Losing(
      RentalStore rentals,
      PaymentStore payments,
      SetbackStore setbacks,
      Reclaiming reclaiming,
      Refunding refunding,
      Extending extending,
      Books books) {
    this.rentals = rentals;
    this.payments = payments;
    this.setbacks = setbacks;
    this.reclaiming = reclaiming;
    this.refunding = refunding;
    this.extending = extending;
    this.books = books;
  }

  /** In the running transaction, which holds the rental's row and knows all payments. */
  void follow(RentalId id, RentSubscription told, Instant now) {
    Rental rental = rentals.lock(id);
    told.paid().forEach(invoice -> book(rental, invoice));
    List<Setback> moved = setbacks.of(id);
    if (rental.span().isEmpty() || moved.isEmpty()) {
      return;
    }
    Optional<RentSetback> lost = lost(rental, moved, now);
    if (lost.isPresent() && rental.state().running()) {
      end(rental, lost.get().why(), now);
    } else if (lost.isEmpty() && curable(rental, now)) {
      extending.keep(rental, now);
    }
  }

  private void book(Rental rental, RentInvoice invoice) {
    Optional<Payment> payment = payments.find(invoice.invoice());
    invoice.setbacks().stream()
        .filter(each -> payment.isPresent() && !setbacks.known(each.transaction()))
        .forEach(each -> {
          var setback =
              new Setback(
                  rental.id(),
                  invoice.invoice(),
                  each,
                  Books.vendorsPart(payment.get(), each.amount()));
          setbacks.insert(setback);
          books.setback(rental, payment.get(), setback);
        });
  }

  /** The last movement of the payment for the present term, where nothing of it is left. */
  private Optional<RentSetback> lost(Rental rental, List<Setback> moved, Instant now) {
    return payments.of(rental.id()).stream()
        .filter(payment -> covers(rental, payment, now))
        .filter(payment -> left(payment, moved).minor() <= 0)
        .flatMap(payment -> of(payment, moved))
        .reduce((_, last) -> last);
  }

  private static Money left(Payment payment, List<Setback> moved) {
    return of(payment, moved).map(RentSetback::amount).reduce(payment.paid(), Money::plus);
  }

  private static Stream<RentSetback> of(Payment payment, List<Setback> moved) {
    return moved.stream()
        .filter(each -> each.invoice().equals(payment.invoice()))
        .map(Setback::moved);
  }

  private static boolean covers(Rental rental, Payment payment, Instant now) {
    if (payment.term().isEmpty()) {
      return false;
    }
    Span last = rental.span().orElseThrow();
    int months = rental.contract().price().term().months();
    Span span = last.numbered(payment.term().get(), months, rental.contract().zone());
    return !span.from().isAfter(now) && span.to().isAfter(now);
  }

  private void end(Rental rental, RentSetback.Why why, Instant now) {
    String words = why == RentSetback.Why.DISPUTE ? DISPUTED : REFUNDED;
    reclaiming.begin(rental, ReclaimReason.TAKEN_BACK, words, now);
    // Terms paid ahead with other money go back to the renter.
    refunding.orderUnused(rental, now, "Unused part of the term");
  }

  private static boolean curable(Rental rental, Instant now) {
    return rental.state() == RentalState.RECLAIMING
        && rental.reclaim().filter(each -> each.reason() == ReclaimReason.TAKEN_BACK).isPresent()
        && rental.span().orElseThrow().to().isAfter(now);
  }
}
