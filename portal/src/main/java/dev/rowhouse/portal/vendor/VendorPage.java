package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Offer;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.rental.Payable;
import dev.rowhouse.marketplace.rental.Payables;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.setting.Setting;
import dev.rowhouse.marketplace.setting.Settings;
import dev.rowhouse.marketplace.vendor.Applying;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Becoming a vendor, and what a vendor has at one look. */
@Controller
class VendorPage {
  private final Selling selling;
  private final Applying applying;
  private final Offers offers;
  private final Inventory inventory;
  private final Rentals rentals;
  private final Payables payables;
  private final Settings settings;
  private final Clock clock;

  VendorPage(
      Selling selling,
      Applying applying,
      Offers offers,
      Inventory inventory,
      Rentals rentals,
      Payables payables,
      Settings settings,
      Clock clock) {
    this.selling = selling;
    this.applying = applying;
    this.offers = offers;
    this.inventory = inventory;
    this.rentals = rentals;
    this.payables = payables;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/vendor")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, Model model) {
    model.addAttribute("form", VendorForm.FRESH);
    return show(viewer, model);
  }

  @PostMapping("/vendor")
  @Needs(Permission.NODES)
  String apply(
      Viewer viewer,
      @Valid @ModelAttribute("form") VendorForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    if (!problems.hasErrors()) {
      try {
        applying.apply(viewer.organization(), form.read(), Selling.by(viewer));
        next.addFlashAttribute("said", "Your application is with the operators now.");
        return "redirect:/vendor";
      } catch (Rejected e) {
        Refusals.add(problems, e.field(), String.valueOf(e.getMessage()));
      } catch (NotNow e) {
        problems.reject("refused", Refusals.sentence(String.valueOf(e.getMessage())));
      }
    }
    return show(viewer, model);
  }

  private String show(Viewer viewer, Model model) {
    model.addAttribute("tab", "vendor");
    model.addAttribute("fee", settings.number(Setting.FEE));
    model.addAttribute("hold", settings.number(Setting.PAYOUT_HOLD));
    selling.find(viewer).ifPresent(vendor -> show(vendor, model));
    return "vendor/page";
  }

  private void show(Vendor vendor, Model model) {
    List<Offer> all = offers.of(vendor.id());
    model.addAttribute("vendor", vendor);
    model.addAttribute("offers", all);
    model.addAttribute("machines", inventory.of(vendor.id()));
    model.addAttribute(
        "rentals",
        rentals.of(vendor.id()).stream().filter(each -> each.span().isPresent()).toList());
    model.addAttribute("statement", statement(vendor, all));
  }

  /** One line for each currency in which the vendor sells. */
  private List<Payable> statement(Vendor vendor, List<Offer> all) {
    return all.stream()
        .map(offer -> offer.month().currency())
        .distinct()
        .sorted(java.util.Comparator.comparing(Currency::getCurrencyCode))
        .map(currency -> payables.of(vendor.id(), currency, clock.instant()))
        .toList();
  }
}
