package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.billing.ledger.Posting;
import dev.rowhouse.db.money.Money;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What rent means in the ledger. Keys derive from Stripe's and our names, so nothing is doubled.
 */
@Component
class Books {
  private static final String NOBODY = "";

  private final Ledger ledger;

  Books(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Money came in, and Stripe kept a part of it. */
  void paid(Rental rental, String invoice, Money paid, Money kept, Instant at) {
    String holder = rental.id().value();
    ledger.post(
        Posting.of("payment:" + invoice, "Rent of " + rental.contract().name(), at)
            .debit(Account.STRIPE_BALANCE, holder, paid)
            .credit(Account.RENTAL_INCOME, holder, paid)
            .balanced());
    if (kept.minor() != 0) {
      ledger.post(
          Posting.of("stripe-fee:" + invoice, "Stripe's fee", at)
              .debit(Account.STRIPE_FEES, holder, kept)
              .credit(Account.STRIPE_BALANCE, holder, kept)
              .balanced());
    }
  }

  /** The vendor's part, and ours. */
  void share(Rental rental, Payment payment) {
    Money ours = payment.paid().plus(payment.vendors().negated());
    ledger.post(
        Posting.of("share:" + payment.invoice(), "Shared out", payment.paidAt())
            .debit(Account.RENTAL_INCOME, rental.id().value(), payment.paid())
            .credit(Account.VENDOR_PAYABLE, rental.contract().vendor().value(), payment.vendors())
            .credit(Account.PLATFORM_FEE, NOBODY, ours)
            .balanced());
  }

  /** A payment that was not shared out goes back as a whole; what Stripe kept stays kept. */
  void takenBack(Refund refund, Instant at) {
    ledger.reverse("payment:" + refund.invoice(), refund.reason(), at);
  }

  /** A part goes back: vendor and platform give of theirs in the proportion in which they got. */
  void refunded(Rental rental, Payment payment, Refund refund, Instant at) {
    Money vendors = vendorsPart(payment, refund.amount());
    Money ours = refund.amount().plus(vendors.negated());
    ledger.post(
        Posting.of("refund:" + refund.id().value(), refund.reason(), at)
            .debit(Account.VENDOR_PAYABLE, rental.contract().vendor().value(), vendors)
            .debit(Account.PLATFORM_FEE, NOBODY, ours)
            .credit(Account.STRIPE_BALANCE, rental.id().value(), refund.amount())
            .balanced());
  }

  /** Rounded half up once; the rest is the platform's. */
  private static Money vendorsPart(Payment payment, Money refund) {
    long whole = payment.paid().minor();
    long part = Math.multiplyExact(refund.minor(), payment.vendors().minor());
    return new Money((2 * part + whole) / (2 * whole), refund.currency());
  }
}
