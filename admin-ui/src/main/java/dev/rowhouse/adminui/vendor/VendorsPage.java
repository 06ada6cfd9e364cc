package dev.rowhouse.adminui.vendor;

import dev.rowhouse.adminui.layout.ByState;
import dev.rowhouse.adminui.layout.Words;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.payout.Dues;
import dev.rowhouse.marketplace.payout.Payouts;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Vendor;
import dev.rowhouse.marketplace.vendor.VendorState;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Vendors by state, those who wait first; and one vendor with all that is theirs. */
@Controller
class VendorsPage {
  private static final int PAGE = 100;
  private final Vendors vendors;
  private final Offers offers;
  private final Servers servers;
  private final Rentals rentals;
  private final Dues dues;
  private final Payouts payouts;

  VendorsPage(
      Vendors vendors,
      Offers offers,
      Servers servers,
      Rentals rentals,
      Dues dues,
      Payouts payouts) {
    this.vendors = vendors;
    this.offers = offers;
    this.servers = servers;
    this.rentals = rentals;
    this.dues = dues;
    this.payouts = payouts;
  }

  @GetMapping("/vendors")
  String list(
      @RequestParam(defaultValue = "APPLIED") VendorState state,
      @RequestParam @Nullable VendorId after,
      Model model) {
    ByState.show(model, "vendors", state, vendors.counts());
    model.addAttribute(
        "vendors", vendors.list(Optional.of(state), Optional.ofNullable(after), PAGE));
    return "vendor/list";
  }

  @GetMapping("/vendors/{id}")
  String show(@PathVariable VendorId id, Model model) {
    Vendor vendor = vendors.get(id);
    model.addAttribute("section", "vendors");
    model.addAttribute("vendor", vendor);
    model.addAttribute("may", vendor.state().next().stream().map(Enum::name).toList());
    model.addAttribute("history", vendors.history(id).reversed());
    var all = offers.of(id);
    long listed = all.stream().filter(offer -> offer.withdrawnAt().isEmpty()).count();
    var machines = servers.of(id);
    model.addAttribute("offers", all);
    model.addAttribute("listed", listed);
    model.addAttribute("servers", machines);
    model.addAttribute("goes", goes(listed, machines, rentals.running(id).size()));
    model.addAttribute("owed", dues.of(id));
    model.addAttribute("payouts", payouts.of(id));
    return "vendor/page";
  }

  /** What its leaving destroys. */
  private static List<String> goes(long offers, List<Server> servers, int rentals) {
    long free = servers.stream().filter(server -> server.state().free()).count();
    return List.of(
        Words.count(offers, "offer") + " on the market",
        Words.count(free, "free server") + " from the inventory that can be rented",
        Words.count(rentals, "rental")
            + ": each renter has seven days of notice and the unused rent back, of which the vendor"
            + " gives its part");
  }
}
