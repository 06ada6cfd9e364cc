package dev.rowhouse.portal.vendor;

import dev.rowhouse.billing.stripe.CheckoutFailed;
import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.vendor.Connected;
import dev.rowhouse.marketplace.vendor.Onboarding;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * To Stripe's own page, where a vendor answers what Stripe asks before it pays anybody out, and
 * back. By a link: a form may not lead off this site.
 */
@Controller
class VendorAccountPage {
  private static final String HERE = "/vendor/account";

  private final Selling selling;
  private final Onboarding onboarding;
  private final String baseUrl;

  VendorAccountPage(
      Selling selling, Onboarding onboarding, @Value("${rowhouse.base-url}") String baseUrl) {
    this.selling = selling;
    this.onboarding = onboarding;
    this.baseUrl = baseUrl;
  }

  /** Also for who comes from a page of Stripe's that was too old. */
  @GetMapping(HERE)
  @Needs(Permission.NODES)
  Object leave(Viewer viewer, RedirectAttributes next) {
    selling.get(viewer);
    try {
      String page =
          onboarding.page(viewer.organization(), baseUrl + HERE, baseUrl + HERE + "/back");
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
    } catch (CheckoutFailed e) {
      next.addFlashAttribute(
          "failed", "Stripe did not open its page just now: try again in a minute.");
    } catch (NotNow e) {
      next.addFlashAttribute("failed", Refusals.sentence(String.valueOf(e.getMessage())));
    }
    return "redirect:/vendor";
  }

  /** Stripe sends people back whether they are done or not: what counts is what it says of them. */
  @GetMapping(HERE + "/back")
  @Needs(Permission.NODES)
  String back(Viewer viewer, RedirectAttributes next) {
    selling.get(viewer);
    onboarding.look(viewer.organization());
    boolean payable =
        selling.find(viewer).flatMap(Vendor::connected).filter(Connected::payable).isPresent();
    next.addFlashAttribute(
        "said",
        payable
            ? "Stripe pays you out from now on."
            : "Stripe still asks for something; see below what.");
    return "redirect:/vendor";
  }
}
