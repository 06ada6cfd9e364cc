package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.RentInvoice;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.ReclaimReason;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A payment arrived: what it means depends on how far the rental is. Each invoice counts once. */
@Component
class Paying {
  private final RentalStore rentals;
  private final PaymentStore payments;
  private final Stepper stepper;
  private final Deadlines deadlines;
  private final Acquiring acquiring;
  private final Extending extending;
  private final Refunding refunding;
  private final Books books;
  private final Vendors vendors;

  Paying(
      RentalStore rentals,
      PaymentStore payments,
      Stepper stepper,
      Deadlines deadlines,
      Acquiring acquiring,
      Extending extending,
      Refunding refunding,
      Books books,
      Vendors vendors) {
    this.rentals = rentals;
    this.payments = payments;
    this.stepper = stepper;
    this.deadlines = deadlines;
    this.acquiring = acquiring;
    this.extending = extending;
    this.refunding = refunding;
    this.books = books;
    this.vendors = vendors;
  }

  boolean known(RentInvoice invoice) {
    return payments.find(invoice.invoice()).isPresent();
  }

  /** In the running transaction, which holds the rental's row. */
  void take(Rental rental, RentInvoice invoice, Money kept, Instant now) {
    if (known(invoice)) {
      return;
    }
    books.paid(rental, invoice.invoice(), invoice.paid(), kept, invoice.paidAt());
    switch (rental.state()) {
      case HELD, PAYING, LAPSED -> first(rental, invoice, now);
      case ACTIVE, PAST_DUE -> next(rental, invoice, now);
      case RECLAIMING -> late(rental, invoice, now);
      case CANCELING, ENDED, REFUSED ->
          giveBack(rental, invoice, "nothing was to be paid any more");
    }
  }

  private void first(Rental rental, RentInvoice invoice, Instant now) {
    Money asked = rental.contract().price().first();
    if (!invoice.paid().equals(asked)) {
      refuse(rental, invoice, "paid %s instead of %s".formatted(invoice.paid(), asked), now);
    } else if (acquiring.acquire(rental).isEmpty()) {
      refuse(rental, invoice, "paid after the hold, and nothing is free any more", now);
    } else {
      Money setup = rental.contract().price().setup();
      Span span = extending.activate(rentals.lock(rental.id()), now);
      share(rental, invoice, span, invoice.paid().plus(setup.negated()));
    }
  }

  private void next(Rental rental, RentInvoice invoice, Instant now) {
    if (!inCurrency(rental, invoice)) {
      giveBack(rental, invoice, "paid in another currency");
      return;
    }
    share(rental, invoice, extending.extend(rental, now), invoice.paid());
  }

  /** What was only not paid goes on as if nothing had been; all else is over. */
  private void late(Rental rental, RentInvoice invoice, Instant now) {
    boolean unpaid =
        rental.reclaim().filter(each -> each.reason() == ReclaimReason.UNPAID).isPresent();
    if (unpaid && inCurrency(rental, invoice)) {
      share(rental, invoice, extending.resume(rental, now), invoice.paid());
    } else {
      giveBack(rental, invoice, "the server is going back");
    }
  }

  private void refuse(Rental rental, RentInvoice invoice, String why, Instant now) {
    stepper.move(rental, RentalState.REFUSED, why, now);
    acquiring.letGo(rental);
    deadlines.set(rental.id(), Due.STOP, now);
    giveBack(rental, invoice, why);
  }

  private void share(Rental rental, RentInvoice invoice, Span span, Money rent) {
    Vendor vendor = vendors.get(rental.contract().vendor());
    var payment =
        new Payment(
            invoice.invoice(),
            rental.id(),
            Optional.of(span.number()),
            rent,
            invoice.paid(),
            invoice.charge(),
            vendorsPart(rental, invoice.paid()),
            invoice.paidAt().plus(Duration.ofDays(vendor.payoutHoldDays())),
            invoice.paidAt());
    payments.insert(payment);
    books.share(rental, payment);
  }

  private void giveBack(Rental rental, RentInvoice invoice, String why) {
    Money nothing = new Money(0, invoice.paid().currency());
    var payment =
        new Payment(
            invoice.invoice(),
            rental.id(),
            Optional.empty(),
            nothing,
            invoice.paid(),
            invoice.charge(),
            nothing,
            invoice.paidAt(),
            invoice.paidAt());
    payments.insert(payment);
    refunding.order(payment, invoice.paid(), why, true);
  }

  /** The platform's part is rounded half up once; the rest is the vendor's. */
  private static Money vendorsPart(Rental rental, Money paid) {
    long basisPoints = rental.contract().feeBasisPoints();
    long ours = (Math.multiplyExact(paid.minor(), basisPoints) + 5_000) / 10_000;
    return new Money(paid.minor() - ours, paid.currency());
  }

  private static boolean inCurrency(Rental rental, RentInvoice invoice) {
    return invoice.paid().currency().equals(rental.contract().price().month().currency());
  }
}
