package dev.rowhouse.adminui.overview;

import dev.rowhouse.billing.inbox.Inbox;
import dev.rowhouse.billing.outbound.Deliveries;
import dev.rowhouse.provisioner.container.Census;
import dev.rowhouse.provisioner.gateway.GatewayCounters;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.time.Backlog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether all is well: gateways, nodes, containers, events, deliveries. */
@Controller
class OverviewPage {
  /** A process that said nothing for so long is gone. */
  private static final Duration RECENT = Duration.ofSeconds(30);

  private final Gateways gateways;
  private final GatewayCounters counters;
  private final Nodes nodes;
  private final Census census;
  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Attention attention;
  private final Backlog backlog;
  private final Clock clock;

  OverviewPage(
      Gateways gateways,
      GatewayCounters counters,
      Nodes nodes,
      Census census,
      Inbox inbox,
      Deliveries deliveries,
      Attention attention,
      Backlog backlog,
      Clock clock) {
    this.gateways = gateways;
    this.counters = counters;
    this.nodes = nodes;
    this.census = census;
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.attention = attention;
    this.backlog = backlog;
    this.clock = clock;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("section", "overview");
    model.addAttribute("matters", attention.matters());
    model.addAttribute("gateways", gateways.look());
    model.addAttribute("processes", counters.since(clock.instant().minus(RECENT)));
    model.addAttribute("nodes", nodes.all());
    model.addAttribute("containers", census.byState());
    model.addAttribute("waiting", census.waiting());
    model.addAttribute("backlog", backlog.now());
    model.addAttribute("events", inbox.counts());
    model.addAttribute("deliveries", deliveries.counts());
    return "overview";
  }
}
