package dev.rowhouse.marketplace.payout;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.billing.ledger.Posting;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.PayoutId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Paying vendors: never more than is due, and each order once, however often it is tried. */
@Unowned
@Component
public class PayingOut {
  private final PayoutStore store;
  private final Dues dues;
  private final Vendors vendors;
  private final Ledger ledger;
  private final Clock clock;

  PayingOut(PayoutStore store, Dues dues, Vendors vendors, Ledger ledger, Clock clock) {
    this.store = store;
    this.dues = dues;
    this.vendors = vendors;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Through Stripe: the row now, the transfer by a worker.
   *
   * @throws Rejected for the field {@code amount}
   * @throws NotNow when Stripe cannot pay the vendor
   */
  @Transactional
  public Payout order(VendorId id, Money amount, String by) {
    Vendor vendor = vendors.get(id);
    Connected account =
        vendor
            .connected()
            .filter(Connected::payable)
            .orElseThrow(
                () -> new NotNow(vendor.name() + " has no account that Stripe pays out to"));
    require(id, amount);
    Instant now = clock.instant();
    var payout =
        payout(id, amount, Payout.Way.STRIPE, account.account(), Optional.empty(), by, now);
    store.insert(payout);
    return payout;
  }

  /**
   * An operator paid from the bank account: booked at once.
   *
   * @param reference the bank's
   * @throws Rejected for the fields {@code amount} and {@code reference}
   */
  @Transactional
  public Payout paid(VendorId id, Money amount, String reference, String by) {
    String name = reference.strip();
    Rejected.unless(
        !name.isEmpty() && name.length() <= 64, "reference", "the bank's, 1 to 64 characters");
    require(id, amount);
    Instant now = clock.instant();
    var payout = payout(id, amount, Payout.Way.BANK, "", Optional.of(name), by, now);
    store.insert(payout);
    book(payout, now);
    return payout;
  }

  /**
   * @throws NotNow when it is not parked
   */
  @Transactional
  public void tryAgain(PayoutId id) {
    require(store.move(id, Payout.State.PARKED, Payout.State.ORDERED, clock.instant()), "parked");
  }

  /**
   * Takes one back that Stripe refused; what is owed may be ordered again.
   *
   * @throws NotNow when it is not parked, or an earlier try may have gone through
   */
  @Transactional
  public void cancel(PayoutId id) {
    if (store.find(id).filter(each -> each.attempts() > 1).isPresent()) {
      throw new NotNow("it was tried more than once, so the money may be there: try it again");
    }
    require(store.move(id, Payout.State.PARKED, Payout.State.CANCELED, clock.instant()), "parked");
  }

  /** In the running transaction, after the money went. */
  void book(Payout payout, Instant at) {
    Account from = payout.way() == Payout.Way.BANK ? Account.BANK : Account.STRIPE_BALANCE;
    String vendor = payout.vendor().value();
    ledger.post(
        Posting.of("payout:" + payout.id().value(), "Paid out to the vendor", at)
            .debit(Account.VENDOR_PAYABLE, vendor, payout.amount())
            .credit(from, vendor, payout.amount())
            .balanced());
  }

  private void require(VendorId vendor, Money amount) {
    store.lock(vendor);
    Money due = dues.of(vendor, amount.currency()).due();
    Rejected.unless(amount.minor() > 0, "amount", "more than nothing");
    Rejected.unless(amount.minor() <= due.minor(), "amount", "at most what is due, " + due);
  }

  private static void require(boolean moved, String state) {
    if (!moved) {
      throw new NotNow("the payout is not " + state);
    }
  }

  private static Payout payout(
      VendorId vendor,
      Money amount,
      Payout.Way way,
      String destination,
      Optional<String> reference,
      String by,
      Instant now) {
    boolean done = way == Payout.Way.BANK;
    return new Payout(
        PayoutId.mint(),
        vendor,
        amount,
        way,
        destination,
        done ? Payout.State.DONE : Payout.State.ORDERED,
        0,
        now,
        reference,
        Optional.empty(),
        by,
        now,
        done ? Optional.of(now) : Optional.empty());
  }
}
