package dev.rowhouse.portal.fleet;

import dev.rowhouse.billing.metering.Preview;
import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.cost.NodeMonth;
import dev.rowhouse.provisioner.cost.Occupants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who lives on a node, and what is the share of each in its running month. */
@Controller
class OccupantsPage {
  private static final int PAGE = 100;

  private final Fleets fleets;
  private final Occupants occupants;

  OccupantsPage(Fleets fleets, Occupants occupants) {
    this.fleets = fleets;
    this.occupants = occupants;
  }

  @GetMapping("/fleet/nodes/{id}")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable NodeId id,
      @RequestParam(required = false) @Nullable ContainerId after,
      Model model) {
    NodeMonth month = fleets.of(viewer.organization(), id).orElseThrow(() -> NotHere.thing("node"));
    var found = occupants.of(viewer.organization(), id, after, PAGE + 1);
    model.addAttribute("month", month);
    model.addAttribute("after", after == null ? null : after.value());
    model.addAttribute("occupants", found.subList(0, Math.min(PAGE, found.size())));
    model.addAttribute(
        "next", found.size() > PAGE ? found.get(PAGE - 1).container().value() : null);
    model.addAttribute("money", viewer.may(Permission.MONEY));
    model.addAttribute("shares", shares(month.month()));
    return "fleet/node";
  }

  private static Map<String, Share> shares(Optional<Preview> month) {
    return month.map(Preview::shares).orElse(List.of()).stream()
        .filter(share -> share.tenant().isPresent())
        .collect(Collectors.toMap(share -> share.tenant().orElseThrow(), share -> share));
  }
}
