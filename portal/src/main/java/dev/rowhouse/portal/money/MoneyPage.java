package dev.rowhouse.portal.money;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Rule;
import dev.rowhouse.billing.metering.Rules;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.marketplace.vendor.Vendors;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All about money on one page: what comes, what was paid, what was shared, and by which rule. */
@Controller
class MoneyPage {
  private final Invoices invoices;
  private final Months months;
  private final Fleets fleets;
  private final Rules rules;
  private final Projects projects;
  private final Vendors vendors;
  private final Clock clock;

  MoneyPage(
      Invoices invoices,
      Months months,
      Fleets fleets,
      Rules rules,
      Projects projects,
      Vendors vendors,
      Clock clock) {
    this.invoices = invoices;
    this.months = months;
    this.fleets = fleets;
    this.rules = rules;
    this.projects = projects;
    this.vendors = vendors;
    this.clock = clock;
  }

  @GetMapping("/money")
  @Needs(Permission.MONEY)
  String page(Viewer viewer, Model model) {
    var organization = viewer.organization();
    List<Project> all = projects.list(organization);
    model.addAttribute("upcoming", invoices.next(organization));
    model.addAttribute("invoices", invoices.of(organization));
    model.addAttribute("months", months.of(organization));
    model.addAttribute("nodes", months.nodes(organization));
    model.addAttribute("fleet", fleets.glance(organization));
    model.addAttribute("vendor", vendors.of(organization).isPresent());
    model.addAttribute("projects", all);
    model.addAttribute("own", own(all));
    model.addAttribute("rule", rules.of(new OwnerId(organization.value()), clock.instant()));
    model.addAttribute("rules", Rule.values());
    return "money/page";
  }

  private Map<String, Rule> own(List<Project> all) {
    Instant now = clock.instant();
    List<OwnerId> owners = all.stream().map(each -> new OwnerId(each.id().value())).toList();
    return rules.own(owners, now).entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
  }

  /**
   * @param project empty for the organization's own rule
   * @param rule empty for a project that follows its organization
   */
  @PostMapping("/money/rule")
  @Needs(Permission.MONEY)
  String choose(
      Viewer viewer,
      @RequestParam(defaultValue = "") String project,
      @RequestParam String rule,
      RedirectAttributes next) {
    Optional<Rule> chosen = Optional.of(rule).filter(id -> !id.isEmpty()).map(MoneyPage::rule);
    if (project.isEmpty() && chosen.isEmpty()) {
      throw NotHere.thing("rule");
    }
    rules.choose(owner(viewer, project), chosen, viewer.cause("").actor());
    next.addFlashAttribute(
        "said", "The rule counts for months that begin from now on; the running ones stay.");
    return "redirect:/money#rules";
  }

  private OwnerId owner(Viewer viewer, String project) {
    if (project.isEmpty()) {
      return new OwnerId(viewer.organization().value());
    }
    return projects.list(viewer.organization()).stream()
        .map(each -> each.id().value())
        .filter(project::equals)
        .map(OwnerId::new)
        .findFirst()
        .orElseThrow(() -> NotHere.thing("project"));
  }

  private static Rule rule(String id) {
    try {
      return Rule.of(id);
    } catch (IllegalArgumentException e) {
      throw NotHere.thing("rule");
    }
  }
}
