package dev.rowhouse.adminui.overview;

import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.provisioner.container.Census;
import dev.rowhouse.provisioner.node.Nodes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether all is well: gateways, nodes, containers, events, deliveries. */
@Controller
class OverviewPage {
  private final Gateways gateways;
  private final Nodes nodes;
  private final Census census;
  private final Inbox inbox;
  private final Deliveries deliveries;

  OverviewPage(Gateways gateways, Nodes nodes, Census census, Inbox inbox, Deliveries deliveries) {
    this.gateways = gateways;
    this.nodes = nodes;
    this.census = census;
    this.inbox = inbox;
    this.deliveries = deliveries;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("section", "overview");
    model.addAttribute("gateways", gateways.look());
    model.addAttribute("nodes", nodes.all());
    model.addAttribute("containers", census.byState());
    model.addAttribute("waiting", census.waiting());
    model.addAttribute("events", inbox.counts());
    model.addAttribute("deliveries", deliveries.counts());
    return "overview";
  }
}
