package dev.rowhouse.marketplace.rental;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.Ledger;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.VendorId;
import java.time.Instant;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** What vendors are owed: the ledger says how much, the payments say since when. */
@Component
public class Payables {
  private final Ledger ledger;
  private final PaymentStore payments;

  Payables(Ledger ledger, PaymentStore payments) {
    this.ledger = ledger;
    this.payments = payments;
  }

  public Payable of(VendorId vendor, Currency currency, Instant now) {
    Money owed = ledger.balance(Account.VENDOR_PAYABLE, vendor.value(), currency).negated();
    return new Payable(owed, new Money(payments.held(vendor, currency, now), currency));
  }
}
