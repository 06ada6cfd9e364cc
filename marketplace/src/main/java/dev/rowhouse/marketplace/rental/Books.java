package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.billing.ledger.Posting;
import dev.rowhouse.billing.stripe.RentSetback;
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

  /**
   * Money moved without our asking, under Stripe's own name of the movement. What was not shared
   * out is the renter's still.
   */
  void setback(Rental rental, Payment payment, Setback setback) {
    RentSetback moved = setback.moved();
    Money ours = moved.amount().plus(setback.vendors().negated());
    String holder = rental.id().value();
    var draft =
        Posting.of("stripe:" + moved.transaction(), memo(moved), moved.at())
            .debit(Account.STRIPE_BALANCE, holder, moved.amount());
    ledger.post(
        (payment.term().isPresent()
                ? draft
                    .credit(
                        Account.VENDOR_PAYABLE,
                        rental.contract().vendor().value(),
                        setback.vendors())
                    .credit(Account.PLATFORM_FEE, NOBODY, ours)
                : draft.credit(Account.RENTAL_INCOME, holder, moved.amount()))
            .balanced());
    if (moved.fee().minor() != 0) {
      ledger.post(
          Posting.of("stripe:" + moved.transaction() + ":fee", "Stripe's fee", moved.at())
              .debit(Account.STRIPE_FEES, holder, moved.fee())
              .credit(Account.STRIPE_BALANCE, holder, moved.fee())
              .balanced());
    }
  }

  private static String memo(RentSetback moved) {
    boolean left = moved.amount().minor() < 0;
    return switch (moved.why()) {
      case DISPUTE -> left ? "Disputed by the payer's bank" : "The dispute is won";
      case REFUND -> "Given back at Stripe";
    };
  }

  /** Rounded half up once, away from zero where money left; the rest is the platform's. */
  static Money vendorsPart(Payment payment, Money amount) {
    long whole = payment.paid().minor();
    long part = Math.multiplyExact(Math.abs(amount.minor()), payment.vendors().minor());
    long rounded = (2 * part + whole) / (2 * whole);
    return new Money(amount.minor() < 0 ? -rounded : rounded, amount.currency());
  }
}
