package dev.rowhouse.portal.fleet;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.cost.FleetMonth;
import dev.rowhouse.provisioner.cost.Fleets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The fleet's ledger: what it costs, among how many, how that went, and what others would take. */
@Controller
class FleetPage {
  private final Fleets fleets;
  private final Histories histories;
  private final Say say;

  FleetPage(Fleets fleets, Histories histories, Say say) {
    this.say = say;
    this.fleets = fleets;
    this.histories = histories;
  }

  @GetMapping("/fleet")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @RequestParam Map<String, String> params, Model model) {
    FleetMonth fleet = fleets.glance(viewer.organization());
    boolean money = viewer.may(Permission.MONEY);
    model.addAttribute("fleet", fleet);
    model.addAttribute("money", money);
    model.addAttribute("histories", money ? histories.of(viewer.organization(), fleet) : List.of());
    model.addAttribute("hundreds", money ? Hundred.of(fleet, say) : List.of());
    EstimatePage.fill(model, Guesses.read(params, money ? known(fleet) : Map.of()));
    return "fleet/page";
  }

  /** The fleet's own figures are better than the usual ones. */
  private static Map<Guess, BigDecimal> known(FleetMonth fleet) {
    Map<Guess, BigDecimal> known = new EnumMap<>(Guess.class);
    int nodes = fleet.nodes().size();
    if (fleet.tenants() > 0) {
      known.put(Guess.TENANTS, new BigDecimal(fleet.tenants()));
    }
    fleet.bill().stream()
        .filter(bill -> bill.currency().getCurrencyCode().equals("USD") && nodes > 0)
        .map(Money::minor)
        .findFirst()
        .ifPresent(minor ->
            known.put(
                Guess.PRICE,
                BigDecimal.valueOf(minor, 2)
                    .divide(new BigDecimal(nodes), 2, RoundingMode.HALF_UP)));
    return known;
  }
}
