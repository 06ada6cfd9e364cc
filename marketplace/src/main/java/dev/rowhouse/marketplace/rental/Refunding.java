package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Checkouts;
import dev.rowhouse.billing.stripe.RentRefund;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.RefundId;
import dev.rowhouse.marketplace.RentalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving money back: ordered in the books' database first, then at Stripe, then booked. */
@Unowned
@Component
public class Refunding {
  // Longer than Stripe's client waits; two at once give back once, under one name.
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final RefundStore refunds;
  private final PaymentStore payments;
  private final Remainders remainders;
  private final RentalStore rentals;
  private final Books books;
  private final Checkouts checkouts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Refunding(
      RefundStore refunds,
      PaymentStore payments,
      Remainders remainders,
      RentalStore rentals,
      Books books,
      Checkouts checkouts,
      TransactionTemplate transactions,
      Clock clock) {
    this.refunds = refunds;
    this.payments = payments;
    this.remainders = remainders;
    this.rentals = rentals;
    this.books = books;
    this.checkouts = checkouts;
    this.transactions = transactions;
    this.clock = clock;
  }

  void order(Payment payment, Money amount, String reason, boolean whole) {
    if (amount.minor() == 0) {
      return;
    }
    Instant now = clock.instant();
    refunds.insert(
        new Refund(
            RefundId.mint(),
            payment.rental(),
            payment.invoice(),
            amount,
            reason,
            whole,
            Refund.State.ORDERED,
            0,
            now,
            Optional.empty(),
            now));
  }

  /** The unused parts of the paid terms, or nothing where all are over. */
  void orderUnused(Rental rental, Instant from, String reason) {
    remainders
        .of(rental, from)
        .forEach(part -> order(part.payment(), part.unused(), reason, false));
  }

  /** Asks Stripe for what is ordered; how many were due. */
  public int sweep(Instant now) {
    var due = refunds.due(now);
    for (Refund refund : due) {
      if (refunds.lease(refund, now.plus(LEASE))) {
        refund(refund, now);
      }
    }
    return due.size();
  }

  /** Those that Stripe refused, for an operator. */
  public List<Refund> parked() {
    return refunds.parked();
  }

  /** For operators: in that state, the newest first, before the given one. */
  public List<Refund> list(Refund.State state, Optional<RefundId> before, int limit) {
    return refunds.list(state, before, Math.clamp(limit, 1, 200));
  }

  /** How many there are in each state; states without any are left out. */
  public Map<Refund.State, Long> counts() {
    return refunds.counts();
  }

  public Optional<Refund> find(RefundId id) {
    return refunds.find(id);
  }

  /**
   * @throws NotNow when it is not parked
   */
  @Transactional
  public void tryAgain(RefundId id) {
    if (!refunds.orderAgain(id, clock.instant())) {
      throw new NotNow("the refund is not parked");
    }
  }

  private void refund(Refund refund, Instant now) {
    Payment payment = payments.find(refund.invoice()).orElseThrow();
    var order =
        new RentRefund(
            refund.id().value(), payment.charge(), refund.amount(), refund.attempts() > 0);
    try {
      String external = checkouts.refund(order);
      transactions.executeWithoutResult(_ -> book(refund, payment, external, now));
    } catch (CheckoutFailed e) {
      Refund.State state = e.passing() ? Refund.State.ORDERED : Refund.State.PARKED;
      refunds.failed(
          refund.id(), state, String.valueOf(e.getMessage()), now.plus(wait(refund.attempts())));
    }
  }

  private void book(Refund refund, Payment payment, String external, Instant now) {
    if (!refunds.done(refund.id(), external, now)) {
      return;
    }
    if (refund.whole()) {
      books.takenBack(refund, now);
    } else {
      books.refunded(rental(refund.rental()), payment, refund, now);
    }
  }

  private Rental rental(RentalId id) {
    return rentals.find(id).orElseThrow();
  }

  private static Duration wait(int attempts) {
    Duration doubled = Duration.ofMinutes(1L << Math.min(attempts, 9));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
