package dev.rowhouse.adminui.money;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.PayoutId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.payout.Dues;
import dev.rowhouse.marketplace.payout.PayingOut;
import dev.rowhouse.marketplace.payout.Payout;
import dev.rowhouse.marketplace.payout.Payouts;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What vendors are owed, what is due of it, and paying it. */
@Controller
class PayoutsPage {
  private final Dues dues;
  private final Payouts payouts;
  private final PayingOut payingOut;
  private final Vendors vendors;
  private final Acting acting;

  PayoutsPage(Dues dues, Payouts payouts, PayingOut payingOut, Vendors vendors, Acting acting) {
    this.dues = dues;
    this.payouts = payouts;
    this.payingOut = payingOut;
    this.vendors = vendors;
    this.acting = acting;
  }

  @GetMapping("/payouts")
  String list(Model model) {
    model.addAttribute("section", "payouts");
    model.addAttribute("owed", dues.all());
    model.addAttribute("parked", payouts.parked());
    return "money/payouts";
  }

  @GetMapping("/payouts/{vendor}")
  String show(@PathVariable VendorId vendor, Model model) {
    model.addAttribute("section", "payouts");
    model.addAttribute("vendor", vendors.get(vendor));
    model.addAttribute("owed", dues.of(vendor));
    model.addAttribute("payouts", payouts.of(vendor));
    return "money/vendor";
  }

  @PostMapping("/payouts/{vendor}/order")
  String order(
      @PathVariable VendorId vendor,
      @RequestParam String amount,
      @RequestParam String currency,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        vendors.get(vendor),
        "payout.order",
        reason,
        "Ordered: Stripe is asked for the transfer in a moment.",
        () -> payingOut.order(vendor, Amounts.read(amount, currency), acting.actor().name()));
  }

  @PostMapping("/payouts/{vendor}/paid")
  String paid(
      @PathVariable VendorId vendor,
      @RequestParam String amount,
      @RequestParam String currency,
      @RequestParam String reference,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return act(
        new Submission(request, next),
        vendors.get(vendor),
        "payout.record",
        reason,
        "Booked as paid from the bank account.",
        () -> {
          Money money = Amounts.read(amount, currency);
          payingOut.paid(vendor, money, reference, acting.actor().name());
        });
  }

  @PostMapping("/payouts/{vendor}/{id}/try")
  String tryAgain(
      @PathVariable VendorId vendor,
      @PathVariable PayoutId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    require(vendor, id);
    return act(
        new Submission(request, next),
        vendors.get(vendor),
        "payout.try",
        reason,
        "Stripe is asked again in a moment.",
        () -> payingOut.tryAgain(id));
  }

  @PostMapping("/payouts/{vendor}/{id}/cancel")
  String cancel(
      @PathVariable VendorId vendor,
      @PathVariable PayoutId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    require(vendor, id);
    return act(
        new Submission(request, next),
        vendors.get(vendor),
        "payout.cancel",
        reason,
        "Taken back: what is owed may be ordered again.",
        () -> payingOut.cancel(id));
  }

  private String act(
      Submission submission,
      Vendor vendor,
      String verb,
      String reason,
      String said,
      Runnable change) {
    Deed deed = Deed.of(verb, vendor.id().value(), vendor.name()).in(vendor.organization().value());
    return submission.then(
        "/payouts/" + vendor.id().value(),
        said,
        () ->
            acting.act(deed.because(Submission.reason(reason)), () -> words(vendor.id()), change));
  }

  private String words(VendorId vendor) {
    StringBuilder words = new StringBuilder();
    for (Dues.Owed owed : dues.of(vendor)) {
      words.append(
          Lines.of(
              "owed", owed.payable().owed(), "due", owed.due(), "on its way", owed.underway()));
      words.append('\n');
    }
    return words.toString().strip();
  }

  private void require(VendorId vendor, PayoutId id) {
    if (payouts.find(id).map(Payout::vendor).filter(vendor::equals).isEmpty()) {
      throw new NoSuchElementException("no such payout");
    }
  }
}
