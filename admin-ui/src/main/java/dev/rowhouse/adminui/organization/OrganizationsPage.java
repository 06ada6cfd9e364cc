package dev.rowhouse.adminui.organization;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.account.Impersonating;
import dev.rowhouse.marketplace.account.Members;
import dev.rowhouse.marketplace.account.Organization;
import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All organizations, to search; and one with its people, projects, nodes, contracts and money. */
@Controller
class OrganizationsPage {
  private static final int PAGE = 100;
  private final Organizations organizations;
  private final Members members;
  private final Projects projects;
  private final Tenants tenants;
  private final Nodes nodes;
  private final Rentals rentals;
  private final Vendors vendors;
  private final Impersonating impersonating;
  private final Clock clock;

  OrganizationsPage(
      Organizations organizations,
      Members members,
      Projects projects,
      Tenants tenants,
      Nodes nodes,
      Rentals rentals,
      Vendors vendors,
      Impersonating impersonating,
      Clock clock) {
    this.organizations = organizations;
    this.members = members;
    this.projects = projects;
    this.tenants = tenants;
    this.nodes = nodes;
    this.rentals = rentals;
    this.vendors = vendors;
    this.impersonating = impersonating;
    this.clock = clock;
  }

  @GetMapping("/organizations")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam @Nullable OrganizationId before,
      Model model) {
    model.addAttribute("section", "organizations");
    model.addAttribute("q", q);
    model.addAttribute("organizations", organizations.search(q, Optional.ofNullable(before), PAGE));
    return "organization/list";
  }

  @GetMapping("/organizations/{id}")
  String show(@PathVariable OrganizationId id, Model model) {
    Organization organization =
        organizations
            .find(id)
            .orElseThrow(() -> new NoSuchElementException("no such organization"));
    List<Line> lines = lines(id);
    model.addAttribute("section", "organizations");
    model.addAttribute("organization", organization);
    model.addAttribute("suspension", organization.suspension().orElse(null));
    model.addAttribute("members", members.of(id));
    model.addAttribute("projects", lines);
    model.addAttribute("tenants", lines.stream().mapToLong(Line::tenants).sum());
    model.addAttribute("nodes", nodes.list(id));
    model.addAttribute("rentals", rentals.of(id));
    model.addAttribute("paid", rentals.paid(id));
    model.addAttribute("vendor", vendors.of(id).orElse(null));
    model.addAttribute("looks", impersonating.of(id));
    model.addAttribute("now", clock.instant());
    return "organization/page";
  }

  /** A project and how many tenants it has, the erased left out. */
  record Line(String id, String name, String slug, long tenants) {}

  private List<Line> lines(OrganizationId id) {
    return projects.list(id).stream()
        .map(project ->
            new Line(
                project.id().value(),
                project.settings().name(),
                project.settings().slug(),
                count(id, project.id())))
        .toList();
  }

  private long count(OrganizationId organization, dev.rowhouse.provisioner.ProjectId project) {
    return tenants.counts(organization, project).entrySet().stream()
        .filter(entry -> !entry.getKey().name().equals("ERASED"))
        .mapToLong(entry -> entry.getValue())
        .sum();
  }
}
