package dev.rowhouse.portal.api;

import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.cost.FleetMonth;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.cost.Residents;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The fleet as a whole; a key of one project does not see it. */
@RestController
@RequestMapping(ApiPaths.V1 + "/fleet")
class FleetController {
  private final Fleets fleets;
  private final Residents residents;
  private final Reach reach;

  FleetController(Fleets fleets, Residents residents, Reach reach) {
    this.fleets = fleets;
    this.residents = residents;
    this.reach = reach;
  }

  /** Nodes, tenants, the bill, and what is the share of each tenant in the running month. */
  @GetMapping
  FleetView fleet(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean shares) {
    reach.organization(caller);
    FleetMonth fleet = fleets.of(caller.organization());
    return FleetView.of(
        fleet, shares ? residents.of(caller.organization(), containers(fleet)) : null);
  }

  private static List<String> containers(FleetMonth fleet) {
    return fleet.nodes().stream()
        .flatMap(node -> node.month().stream())
        .flatMap(month -> month.shares().stream())
        .map(Share::tenant)
        .flatMap(Optional::stream)
        .toList();
  }
}
