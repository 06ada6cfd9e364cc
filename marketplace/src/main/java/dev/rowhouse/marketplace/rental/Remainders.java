package dev.rowhouse.marketplace.rental;

import dev.rowhouse.db.money.Money;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The unused parts of all terms that are paid: the one that runs, and any paid ahead of it. Never
 * more than what is left of a payment after what was taken back of it.
 */
@Component
class Remainders {
  private final PaymentStore payments;
  private final SetbackStore setbacks;

  Remainders(PaymentStore payments, SetbackStore setbacks) {
    this.payments = payments;
    this.setbacks = setbacks;
  }

  List<Remainder> of(Rental rental, Instant asOf) {
    Span last = rental.span().orElseThrow();
    int months = rental.contract().price().term().months();
    return payments.of(rental.id()).stream()
        .filter(payment -> payment.term().isPresent())
        .map(payment -> {
          Span paid = last.numbered(payment.term().get(), months, rental.contract().zone());
          Money unused = paid.unused(payment.rent(), asOf);
          Money left = setbacks.left(payment);
          return new Remainder(payment, left.minor() < unused.minor() ? left : unused);
        })
        .filter(part -> part.unused().minor() > 0)
        .toList();
  }
}
