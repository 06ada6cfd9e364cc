package dev.rowhouse.adminui.server;

import dev.rowhouse.marketplace.ServerId;
import dev.rowhouse.marketplace.VendorId;
import dev.rowhouse.marketplace.inventory.Incidents;
import dev.rowhouse.marketplace.inventory.Measurements;
import dev.rowhouse.marketplace.inventory.Offers;
import dev.rowhouse.marketplace.inventory.Server;
import dev.rowhouse.marketplace.inventory.ServerState;
import dev.rowhouse.marketplace.inventory.Servers;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Vendors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All machines by state and vendor; and one with what it claims beside what was measured. */
@Controller
class ServersPage {
  private static final int PAGE = 100;
  private static final int DAYS = 90;
  private final Servers servers;
  private final Vendors vendors;
  private final Offers offers;
  private final Measurements measurements;
  private final Incidents incidents;
  private final Rentals rentals;
  private final Clock clock;

  ServersPage(
      Servers servers,
      Vendors vendors,
      Offers offers,
      Measurements measurements,
      Incidents incidents,
      Rentals rentals,
      Clock clock) {
    this.servers = servers;
    this.vendors = vendors;
    this.offers = offers;
    this.measurements = measurements;
    this.incidents = incidents;
    this.rentals = rentals;
    this.clock = clock;
  }

  @GetMapping("/servers")
  String list(
      @RequestParam @Nullable ServerState state,
      @RequestParam(defaultValue = "false") boolean unwiped,
      @RequestParam @Nullable VendorId vendor,
      @RequestParam @Nullable ServerId after,
      Model model) {
    var failed = servers.unwiped();
    model.addAttribute("section", "servers");
    model.addAttribute("state", state);
    model.addAttribute("unwiped", unwiped);
    model.addAttribute("failed", failed.size());
    model.addAttribute("states", ServerState.values());
    model.addAttribute("counts", servers.counts());
    model.addAttribute("vendor", vendor == null ? null : vendors.get(vendor));
    List<Server> found =
        unwiped
            ? failed.stream().map(servers::get).toList()
            : servers.list(
                Optional.ofNullable(state),
                Optional.ofNullable(vendor),
                Optional.ofNullable(after),
                PAGE);
    model.addAttribute("servers", found);
    model.addAttribute(
        "names",
        found.stream()
            .map(Server::vendor)
            .distinct()
            .collect(Collectors.toMap(id -> id, id -> vendors.get(id).name())));
    return "server/list";
  }

  @GetMapping("/servers/{id}")
  String show(@PathVariable ServerId id, Model model) {
    Server server = servers.get(id);
    var measured = measurements.latest(id);
    model.addAttribute("section", "servers");
    model.addAttribute("server", server);
    model.addAttribute("vendor", vendors.get(server.vendor()));
    model.addAttribute("offer", offers.get(server.offer()));
    model.addAttribute("measurement", measured.orElse(null));
    model.addAttribute(
        "figures", Figure.of(server.claimed(), measured.map(each -> each.measured())));
    model.addAttribute("history", servers.history(id).reversed());
    model.addAttribute("incidents", incidents.of(id));
    model.addAttribute("reliability", incidents.reliability(id, clock.instant(), DAYS));
    model.addAttribute("rental", rentals.occupying(id).orElse(null));
    model.addAttribute("unwiped", servers.unwiped(id));
    model.addAttribute("verifiable", server.state().next().contains(ServerState.VERIFYING));
    model.addAttribute("goes", goes(server));
    return "server/page";
  }

  /** What a withdrawal destroys. */
  private List<String> goes(Server server) {
    String machine = server.label() + " from the market: nobody can rent it any more";
    return rentals
        .occupying(server.id())
        .map(rental ->
            List.of(
                machine,
                "the rental %s of %s: its tenants have seven days to move out"
                    .formatted(rental.contract().name(), rental.organization().value()),
                "the unused rent, which goes back to the renter; the vendor gives its part"))
        .orElseGet(() -> List.of(machine));
  }
}
