package dev.rowhouse.portal.money;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.rental.Payment;
import dev.rowhouse.marketplace.rental.Refund;
import dev.rowhouse.marketplace.rental.Rentals;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an organization paid for servers, and what comes next. */
@Component
class Invoices {
  private final Rentals rentals;
  private final Clock clock;

  Invoices(Rentals rentals, Clock clock) {
    this.rentals = rentals;
    this.clock = clock;
  }

  /** Newest first. */
  List<Invoice> of(OrganizationId organization) {
    return rentals.of(organization).stream()
        .flatMap(rental -> {
          List<Refund> refunds = rentals.refunds(rental);
          return rentals.payments(rental).stream()
              .map(payment -> new Invoice(rental, payment, of(refunds, payment)));
        })
        .sorted(
            Comparator.comparing((Invoice invoice) -> invoice.payment().paidAt())
                .reversed()
                .thenComparing(Invoice::number))
        .toList();
  }

  Optional<Invoice> find(OrganizationId organization, String number) {
    return of(organization).stream().filter(each -> each.number().equals(number)).findFirst();
  }

  /** What will be charged when the paid terms are over, soonest first. */
  List<Upcoming> next(OrganizationId organization) {
    Instant now = clock.instant();
    return rentals.of(organization).stream()
        .filter(rental -> rental.state().running() && rental.span().isPresent())
        .map(rental -> Upcoming.of(rental, now))
        .sorted(Comparator.comparing(Upcoming::at))
        .toList();
  }

  private static List<Refund> of(List<Refund> refunds, Payment payment) {
    return refunds.stream()
        .filter(refund -> refund.invoice().equals(payment.invoice()))
        .filter(refund -> refund.state() == Refund.State.DONE)
        .toList();
  }
}
