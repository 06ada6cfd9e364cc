package dev.rowhouse.marketplace.payout;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Entries;
import dev.rowhouse.billing.ledger.HolderBalance;
import dev.rowhouse.db.id.Unowned;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.rental.Payable;
import dev.rowhouse.marketplace.rental.Payables;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** What each vendor is owed, what is held of it, what is on its way, and what may be paid now. */
@Unowned
@Component
public class Dues {
  /**
   * One vendor in one currency.
   *
   * @param underway ordered or parked, and still owed
   * @param due what may be ordered now
   */
  public record Owed(VendorId vendor, Payable payable, Money underway, Money due) {}

  private final Payables payables;
  private final PayoutStore store;
  private final Entries entries;
  private final Clock clock;

  Dues(Payables payables, PayoutStore store, Entries entries, Clock clock) {
    this.payables = payables;
    this.store = store;
    this.entries = entries;
    this.clock = clock;
  }

  public Owed of(VendorId vendor, Currency currency) {
    Payable payable = payables.of(vendor, currency, clock.instant());
    var underway = new Money(store.open(vendor, currency), currency);
    long due = Math.max(0, payable.due().minor() - underway.minor());
    return new Owed(vendor, payable, underway, new Money(due, currency));
  }

  /** For each vendor and currency that the books know, what is owed most first. */
  public List<Owed> all() {
    return entries.holders(Account.VENDOR_PAYABLE).stream().map(this::owed).toList();
  }

  /** In each currency that the books know of the vendor. */
  public List<Owed> of(VendorId vendor) {
    return entries.holders(Account.VENDOR_PAYABLE).stream()
        .filter(each -> each.holder().equals(vendor.value()))
        .map(this::owed)
        .toList();
  }

  private Owed owed(HolderBalance balance) {
    return of(new VendorId(balance.holder()), balance.amount().currency());
  }
}
