package dev.rowhouse.adminui.vendor;

import dev.rowhouse.adminui.audit.Acting;
import dev.rowhouse.adminui.audit.Lines;
import dev.rowhouse.adminui.layout.Submission;
import dev.rowhouse.db.audit.Deed;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.vendor.Connecting;
import dev.rowhouse.marketplace.vendor.Deciding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.Vendors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is decided about a vendor, always with a reason. */
@Controller
class DecidingPage {
  private final Vendors vendors;
  private final Deciding deciding;
  private final Connecting connecting;
  private final Offers offers;
  private final Offering offering;
  private final Acting acting;

  DecidingPage(
      Vendors vendors,
      Deciding deciding,
      Connecting connecting,
      Offers offers,
      Offering offering,
      Acting acting) {
    this.vendors = vendors;
    this.deciding = deciding;
    this.connecting = connecting;
    this.offers = offers;
    this.offering = offering;
    this.acting = acting;
  }

  @PostMapping("/vendors/{id}/approve")
  String approve(
      @PathVariable VendorId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return decide(
        new Submission(request, next),
        id,
        "vendor.approve",
        "may list servers and sell them.",
        reason,
        () -> deciding.approve(id, reason, by()));
  }

  @PostMapping("/vendors/{id}/refuse")
  String refuse(
      @PathVariable VendorId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return decide(
        new Submission(request, next),
        id,
        "vendor.refuse",
        "is not let in, and may apply again.",
        reason,
        () -> deciding.reject(id, reason, by()));
  }

  @PostMapping("/vendors/{id}/suspend")
  String suspend(
      @PathVariable VendorId id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return decide(
        new Submission(request, next),
        id,
        "vendor.suspend",
        "sells nothing new; what is rented goes on.",
        reason,
        () -> deciding.suspend(id, reason, by()));
  }

  /** Destroys: its offers, its free servers' places, its renters' contracts. */
  @PostMapping("/vendors/{id}/leave")
  String leave(
      @PathVariable VendorId id,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    return decide(
        new Submission(request, next),
        id,
        "vendor.leave",
        "is gone from the market.",
        reason,
        () -> {
          Submission.confirm(confirm, vendors.get(id).name());
          deciding.leave(id, reason, by());
        });
  }

  @PostMapping("/vendors/{id}/terms")
  String terms(
      @PathVariable VendorId id,
      @RequestParam String payoutHoldDays,
      @RequestParam String feeBasisPoints,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    return decide(
        new Submission(request, next),
        id,
        "vendor.terms",
        "has these terms for payments from now on.",
        reason,
        () ->
            connecting.agree(
                id,
                number(payoutHoldDays, "payoutHoldDays"),
                number(feeBasisPoints, "feeBasisPoints")));
  }

  @PostMapping("/vendors/{id}/offers/{offer}/withdraw")
  String withdraw(
      @PathVariable VendorId id,
      @PathVariable OfferId offer,
      @RequestParam String reason,
      @RequestParam String confirm,
      HttpServletRequest request,
      RedirectAttributes next) {
    Vendor vendor = vendors.get(id);
    Offer found = offers.get(offer);
    Deed deed =
        Deed.of("offer.withdraw", offer.value(), found.name()).in(vendor.organization().value());
    return new Submission(request, next)
        .then(
            "/vendors/" + id.value(),
            found.name() + " is off the market; what is rented of it goes on.",
            () ->
                acting.act(
                    deed.because(Submission.reason(reason)),
                    () -> Lines.of("withdrawn", offers.get(offer).withdrawnAt().isPresent()),
                    () -> {
                      Submission.confirm(confirm, found.name());
                      offering.withdraw(id, offer);
                    }));
  }

  private String decide(
      Submission submission,
      VendorId id,
      String verb,
      String said,
      String reason,
      Runnable decision) {
    Vendor vendor = vendors.get(id);
    Deed deed = Deed.of(verb, id.value(), vendor.name()).in(vendor.organization().value());
    return submission.then(
        "/vendors/" + id.value(),
        vendor.name() + " " + said,
        () -> acting.act(deed.because(Submission.reason(reason)), () -> words(id), decision));
  }

  private String words(VendorId id) {
    Vendor vendor = vendors.get(id);
    return Lines.of(
        "state",
        vendor.state(),
        "payout hold",
        vendor.payoutHoldDays() + " days",
        "platform fee",
        vendor.feeBasisPoints() + " basis points");
  }

  private String by() {
    return acting.actor().id();
  }

  private static int number(String typed, String field) {
    Rejected.unless(typed.strip().matches("\\d{1,6}"), field, "a whole number");
    return Integer.parseInt(typed.strip());
  }
}
