package dev.rowhouse.portal.money;

import dev.rowhouse.billing.ledger.Account;
import dev.rowhouse.billing.ledger.AccountStatement;
import dev.rowhouse.billing.ledger.Accounts;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.rental.Payable;
import dev.rowhouse.marketplace.rental.Payables;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a vendor earned, entry by entry, and what may be paid out. */
@Controller
class VendorStatementPage {
  private final Vendors vendors;
  private final Accounts accounts;
  private final Payables payables;
  private final Clock clock;

  VendorStatementPage(Vendors vendors, Accounts accounts, Payables payables, Clock clock) {
    this.vendors = vendors;
    this.accounts = accounts;
    this.payables = payables;
    this.clock = clock;
  }

  /** In one currency; what the vendor is owed is a credit in the books, and positive here. */
  record Owed(AccountStatement account, Payable payable) {}

  @GetMapping("/money/vendor")
  @Needs(Permission.MONEY)
  String page(Viewer viewer, Model model) {
    Vendor vendor = vendors.of(viewer.organization()).orElseThrow(() -> NotHere.thing("vendor"));
    model.addAttribute("vendor", vendor);
    model.addAttribute("owed", owed(vendor));
    return "money/vendor";
  }

  private List<Owed> owed(Vendor vendor) {
    Instant now = clock.instant();
    return accounts.currencies(Account.VENDOR_PAYABLE, vendor.id().value()).stream()
        .map(currency -> owed(vendor, currency, now))
        .toList();
  }

  private Owed owed(Vendor vendor, Currency currency, Instant now) {
    String holder = vendor.id().value();
    return new Owed(
        accounts.statement(
            Account.VENDOR_PAYABLE, holder, currency, Instant.EPOCH, now.plusSeconds(1)),
        payables.of(vendor.id(), currency, now));
  }
}
