package dev.rowhouse.portal.vendor;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.OfferId;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Offering;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.rental.Renewing;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a vendor sells: made, priced anew with an announcement, taken off. */
@Controller
class VendorOffersPage {
  private final Selling selling;
  private final Offers offers;
  private final Offering offering;
  private final Renewing renewing;
  private final Listing listing;
  private final Inventory inventory;

  VendorOffersPage(
      Selling selling,
      Offers offers,
      Offering offering,
      Renewing renewing,
      Listing listing,
      Inventory inventory) {
    this.selling = selling;
    this.offers = offers;
    this.offering = offering;
    this.renewing = renewing;
    this.listing = listing;
    this.inventory = inventory;
  }

  @GetMapping("/vendor/offers/new")
  @Needs(Permission.NODES)
  String fresh(Viewer viewer, Model model) {
    model.addAttribute("vendor", selling.get(viewer));
    model.addAttribute("form", OfferForm.FRESH);
    return "vendor/new-offer";
  }

  @PostMapping("/vendor/offers")
  @Needs(Permission.NODES)
  String offer(
      Viewer viewer,
      @Valid @ModelAttribute("form") OfferForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    var vendor = selling.get(viewer);
    model.addAttribute("vendor", vendor);
    if (problems.hasErrors()) {
      return "vendor/new-offer";
    }
    try {
      Offer made = offering.offer(vendor.id(), form.read());
      next.addFlashAttribute("said", made.name() + " is offered. Bring its machines next.");
      return "redirect:/vendor/offers/" + made.id().value();
    } catch (Rejected e) {
      Refusals.add(problems, e.field(), String.valueOf(e.getMessage()));
    } catch (NotNow e) {
      problems.reject("refused", Refusals.sentence(String.valueOf(e.getMessage())));
    }
    return "vendor/new-offer";
  }

  @GetMapping("/vendor/offers/{id}")
  @Needs(Permission.LOOK)
  String one(Viewer viewer, @PathVariable OfferId id, Model model) {
    model.addAttribute("offer", get(viewer, id));
    model.addAttribute("machines", inventory.of(id));
    return "vendor/offer";
  }

  /** New renters pay it at once; who rents already is told, and pays it in thirty days or later. */
  @PostMapping("/vendor/offers/{id}/price")
  @Needs(Permission.NODES)
  String reprice(
      Viewer viewer,
      @PathVariable OfferId id,
      @RequestParam String price,
      Model model,
      RedirectAttributes next) {
    Offer offer = get(viewer, id);
    try {
      var currency = offer.month().currency();
      Money month = new Money(Amounts.minor("price", price, currency), currency);
      int told = renewing.announce(offer.vendor(), id, month);
      next.addFlashAttribute(
          "said",
          "The new price holds for new renters now"
              + (told == 0 ? "." : ", and was announced to " + told + " who rent already."));
      return "redirect:/vendor/offers/" + id.value();
    } catch (Rejected e) {
      model.addAttribute("wrongPrice", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("typedPrice", price);
      return one(viewer, id, model);
    }
  }

  @PostMapping("/vendor/offers/{id}/withdraw")
  @Needs(Permission.NODES)
  String withdraw(Viewer viewer, @PathVariable OfferId id, RedirectAttributes next) {
    Offer offer = get(viewer, id);
    offering.withdraw(offer.vendor(), id);
    next.addFlashAttribute(
        "said", offer.name() + " is not offered any more; what is rented goes on.");
    return "redirect:/vendor";
  }

  @PostMapping("/vendor/offers/{id}/servers")
  @Needs(Permission.NODES)
  String list(
      Viewer viewer,
      @PathVariable OfferId id,
      @RequestParam String label,
      Model model,
      RedirectAttributes next) {
    Offer offer = get(viewer, id);
    try {
      Server server = listing.list(offer.vendor(), id, label);
      next.addFlashAttribute("said", server.label() + " is listed. Enroll the machine next.");
      return "redirect:/vendor/servers/" + server.id().value();
    } catch (Rejected | NotNow e) {
      model.addAttribute("wrongLabel", Refusals.sentence(String.valueOf(e.getMessage())));
      model.addAttribute("typedLabel", label);
      return one(viewer, id, model);
    }
  }

  private Offer get(Viewer viewer, OfferId id) {
    var vendor = selling.get(viewer);
    return offers
        .find(id)
        .filter(offer -> offer.vendor().equals(vendor.id()))
        .orElseThrow(() -> NotHere.thing("offer"));
  }
}
