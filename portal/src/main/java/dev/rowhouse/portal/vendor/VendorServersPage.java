package dev.rowhouse.portal.vendor;

import dev.rowhouse.marketplace.NotNow;
import dev.rowhouse.marketplace.Rejected;
import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.inventory.Evidence;
import dev.rowhouse.marketplace.inventory.Inventory;
import dev.rowhouse.marketplace.inventory.Listing;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.rental.Withdrawing;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.renting.Bringing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One machine of a vendor's: enrolled, verified, measured, taken away. */
@Controller
class VendorServersPage {
  private final Selling selling;
  private final Inventory inventory;
  private final Offers offers;
  private final Listing listing;
  private final Withdrawing withdrawing;
  private final Bringing bringing;

  VendorServersPage(
      Selling selling,
      Inventory inventory,
      Offers offers,
      Listing listing,
      Withdrawing withdrawing,
      Bringing bringing) {
    this.selling = selling;
    this.inventory = inventory;
    this.offers = offers;
    this.listing = listing;
    this.withdrawing = withdrawing;
    this.bringing = bringing;
  }

  @GetMapping("/vendor/servers/{id}")
  @Needs(Permission.LOOK)
  String one(Viewer viewer, @PathVariable ServerId id, Model model) {
    Evidence found = get(viewer, id);
    var vendor = found.server().vendor();
    model.addAttribute("found", found);
    model.addAttribute("server", found.server());
    model.addAttribute("offer", offers.get(found.server().offer()));
    model.addAttribute("history", inventory.history(vendor, id).reversed());
    model.addAttribute("progress", bringing.progress(vendor, id));
    return "vendor/server";
  }

  /** The command with its secret is shown on this answer and never again. */
  @PostMapping("/vendor/servers/{id}/enroll")
  @Needs(Permission.NODES)
  String enroll(Viewer viewer, @PathVariable ServerId id, Model model) {
    var vendor = get(viewer, id).server().vendor();
    model.addAttribute("command", bringing.command(vendor, id, Selling.by(viewer)));
    return one(viewer, id, model);
  }

  @PostMapping("/vendor/servers/{id}/verify")
  @Needs(Permission.NODES)
  String verify(Viewer viewer, @PathVariable ServerId id, Model model, RedirectAttributes next) {
    try {
      listing.verifyAgain(get(viewer, id).server().vendor(), id);
    } catch (NotNow | Rejected e) {
      return wrong(viewer, id, e, model);
    }
    next.addFlashAttribute("said", "It is looked at again.");
    return "redirect:/vendor/servers/" + id.value();
  }

  @PostMapping("/vendor/servers/{id}/withdraw")
  @Needs(Permission.NODES)
  String withdraw(
      Viewer viewer,
      @PathVariable ServerId id,
      @RequestParam String typed,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      RedirectAttributes next) {
    var server = get(viewer, id).server();
    model.addAttribute("typed", typed);
    model.addAttribute("reason", reason);
    if (!typed.strip().equals(server.label()) || reason.isBlank()) {
      model.addAttribute(
          "wrong",
          reason.isBlank()
              ? "Say why: whoever rents it reads that."
              : "The name that was typed is not " + server.label() + ".");
      return one(viewer, id, model);
    }
    try {
      withdrawing.withdraw(server.vendor(), id, reason.strip());
    } catch (NotNow | Rejected e) {
      return wrong(viewer, id, e, model);
    }
    next.addFlashAttribute("said", server.label() + " is taken away, at once or with notice.");
    return "redirect:/vendor/servers/" + id.value();
  }

  @PostMapping("/vendor/servers/{id}/list")
  @Needs(Permission.NODES)
  String again(Viewer viewer, @PathVariable ServerId id, Model model, RedirectAttributes next) {
    try {
      listing.listAgain(get(viewer, id).server().vendor(), id);
    } catch (NotNow | Rejected e) {
      return wrong(viewer, id, e, model);
    }
    next.addFlashAttribute("said", "It is listed again, and has to be verified.");
    return "redirect:/vendor/servers/" + id.value();
  }

  private String wrong(Viewer viewer, ServerId id, RuntimeException problem, Model model) {
    model.addAttribute("wrong", Refusals.sentence(String.valueOf(problem.getMessage())));
    return one(viewer, id, model);
  }

  private Evidence get(Viewer viewer, ServerId id) {
    return inventory.find(selling.get(viewer).id(), id).orElseThrow(() -> NotHere.thing("server"));
  }
}
