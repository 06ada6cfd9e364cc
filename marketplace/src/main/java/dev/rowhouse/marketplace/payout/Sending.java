package dev.rowhouse.marketplace.payout;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.billing.stripe.Transfer;
import dev.rowhouse.billing.stripe.Transfers;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks Stripe for the transfers that are ordered, under a lease; what passes comes again. */
@Unowned
@Component
public class Sending {
  // Longer than Stripe's client waits, twice over.
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final String HELD = "Stripe does not pay this vendor out now; it is tried again";

  private final PayoutStore store;
  private final Vendors vendors;
  private final PayingOut payingOut;
  private final Transfers transfers;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Sending(
      PayoutStore store,
      Vendors vendors,
      PayingOut payingOut,
      Transfers transfers,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.vendors = vendors;
    this.payingOut = payingOut;
    this.transfers = transfers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Not inside a transaction; how many were due. */
  public int sweep() {
    Instant now = clock.instant();
    var due = store.due(now);
    for (Payout payout : due) {
      if (store.lease(payout, now.plus(LEASE))) {
        send(payout, now);
      }
    }
    return due.size();
  }

  private void send(Payout payout, Instant now) {
    if (!payable(payout)) {
      store.failed(payout.id(), Payout.State.ORDERED, HELD, now.plus(LONGEST_WAIT));
      return;
    }
    try {
      String external = transfers.send(order(payout));
      transactions.executeWithoutResult(_ -> {
        if (store.done(payout.id(), external, now)) {
          payingOut.book(payout, now);
        }
      });
    } catch (CheckoutFailed e) {
      Payout.State state = e.passing() ? Payout.State.ORDERED : Payout.State.PARKED;
      store.failed(
          payout.id(), state, String.valueOf(e.getMessage()), now.plus(wait(payout.attempts())));
    }
  }

  /** Since it was ordered Stripe may have found that it knows too little of the vendor. */
  private boolean payable(Payout payout) {
    return vendors.get(payout.vendor()).connected().filter(Connected::payable).isPresent();
  }

  private static Transfer order(Payout payout) {
    return new Transfer(
        payout.id().value(), payout.destination(), payout.amount(), payout.attempts() > 0);
  }

  private static Duration wait(int attempts) {
    Duration doubled = Duration.ofMinutes(1L << Math.min(attempts, 9));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
