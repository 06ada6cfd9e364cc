package dev.rowhouse.marketplace.rental;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The unused parts of all terms that are paid: the one that runs, and any paid ahead of it. */
@Component
class Remainders {
  private final PaymentStore payments;

  Remainders(PaymentStore payments) {
    this.payments = payments;
  }

  List<Remainder> of(Rental rental, Instant asOf) {
    Span last = rental.span().orElseThrow();
    int months = rental.contract().price().term().months();
    return payments.of(rental.id()).stream()
        .filter(payment -> payment.term().isPresent())
        .map(payment -> {
          Span paid = last.numbered(payment.term().get(), months, rental.contract().zone());
          return new Remainder(payment, paid.unused(payment.rent(), asOf));
        })
        .filter(part -> part.unused().minor() > 0)
        .toList();
  }
}
