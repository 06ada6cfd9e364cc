package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.SnapshotId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.backup.Losses;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.erasure.ErasureRequests;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one tenant and its house. */
@Controller
class TenantPage {
  private final Tenants tenants;
  private final Tending tending;
  private final Projects projects;
  private final Plans plans;
  private final Snapshots snapshots;
  private final Holdings holdings;
  private final Links links;
  private final Nodes nodes;
  private final Backups backups;
  private final Losses losses;
  private final ErasureRequests requests;

  TenantPage(
      Tenants tenants,
      Tending tending,
      Projects projects,
      Plans plans,
      Snapshots snapshots,
      Holdings holdings,
      Links links,
      Nodes nodes,
      Backups backups,
      Losses losses,
      ErasureRequests requests) {
    this.tenants = tenants;
    this.tending = tending;
    this.projects = projects;
    this.plans = plans;
    this.snapshots = snapshots;
    this.holdings = holdings;
    this.links = links;
    this.nodes = nodes;
    this.backups = backups;
    this.losses = losses;
    this.requests = requests;
  }

  @GetMapping("/tenants/{id}")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable TenantId id, Model model) {
    Housed housed = tenants.get(viewer.organization(), id);
    var tenant = housed.tenant();
    model.addAttribute("housed", housed);
    model.addAttribute("tenant", tenant);
    model.addAttribute("project", projects.get(viewer.organization(), tenant.project()));
    model.addAttribute("snapshots", snapshots.list(viewer.organization(), tenant.project()));
    model.addAttribute(
        "plan",
        Optional.ofNullable(tenant.plan())
            .flatMap(each -> plans.find(viewer.organization(), tenant.project(), each))
            .orElse(null));
    model.addAttribute("links", links);
    model.addAttribute("asked", requests.of(viewer.organization(), id).orElse(null));
    ContainerId house = tenant.container();
    if (house != null) {
      Holding containers = holdings.of(viewer.organization());
      containers.find(house).ifPresent(found -> show(viewer, containers, found, model));
    }
    return "tenant/page";
  }

  private void show(Viewer viewer, Holding containers, Container house, Model model) {
    ContainerId id = house.id();
    model.addAttribute("house", house);
    model.addAttribute("timeline", containers.timeline(id).reversed());
    model.addAttribute("variables", containers.environmentOf(id));
    model.addAttribute("rules", containers.rulesOf(id));
    model.addAttribute(
        "kept",
        backups.of(viewer.organization(), id).stream()
            .filter(each -> each.state() == Backup.State.DONE)
            .findFirst()
            .orElse(null));
    Optional<Node> street =
        Optional.ofNullable(house.node()).flatMap(node -> nodes.find(viewer.organization(), node));
    model.addAttribute("street", street.orElse(null));
    model.addAttribute(
        "lost",
        losses
            .since(viewer.organization(), id)
            .or(() ->
                street.filter(each -> each.state() == NodeState.UNREACHABLE).map(Node::lostAt))
            .orElse(null));
  }

  /** The tenant's own admins asked for its erasure, and the answer is no. */
  @PostMapping("/tenants/{id}/erasure-request/decline")
  @Needs(Permission.OPERATE)
  String decline(Viewer viewer, @PathVariable TenantId id) {
    requests.withdraw(viewer.organization(), id);
    return back(id);
  }

  @PostMapping("/tenants/{id}/suspend")
  @Needs(Permission.OPERATE)
  String suspend(Viewer viewer, @PathVariable TenantId id) {
    tending.suspend(viewer.organization(), id, viewer.cause("suspended by hand"));
    return back(id);
  }

  @PostMapping("/tenants/{id}/resume")
  @Needs(Permission.OPERATE)
  String resume(Viewer viewer, @PathVariable TenantId id) {
    tending.resume(viewer.organization(), id, viewer.cause("taken back by hand"));
    return back(id);
  }

  @PostMapping("/tenants/{id}/move")
  @Needs(Permission.OPERATE)
  String move(Viewer viewer, @PathVariable TenantId id, @RequestParam SnapshotId snapshot) {
    tending.move(viewer.organization(), id, snapshot, viewer.cause("moved to another snapshot"));
    return back(id);
  }

  private static String back(TenantId id) {
    return "redirect:/tenants/" + id.value();
  }
}
