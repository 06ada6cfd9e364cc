package dev.rowhouse.portal.tenant;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.connection.EndingSecrets;
import dev.rowhouse.provisioner.container.ContainerFilter;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.TenantState;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.Tending;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One project's tenants; what is looked for stands in the address. */
@Controller
class TenantsPage {
  private static final int LIMIT = 50;
  private static final ContainerFilter COPIES =
      new ContainerFilter(Set.of(Kind.COPY), Set.of(), null);

  private final Projects projects;
  private final Tenants tenants;
  private final Tending tending;
  private final Plans plans;
  private final Holdings holdings;
  private final EndingSecrets secrets;
  private final Links links;

  TenantsPage(
      Projects projects,
      Tenants tenants,
      Tending tending,
      Plans plans,
      Holdings holdings,
      EndingSecrets secrets,
      Links links) {
    this.secrets = secrets;
    this.projects = projects;
    this.tenants = tenants;
    this.tending = tending;
    this.plans = plans;
    this.holdings = holdings;
    this.links = links;
  }

  @GetMapping("/projects/{id}")
  @Needs(Permission.LOOK)
  String list(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable TenantState state,
      @RequestParam(required = false) @Nullable TenantId after,
      Model model) {
    show(viewer, id, model);
    Set<TenantState> states = state == null ? Set.of() : Set.of(state);
    List<Housed> found =
        tenants.list(
            viewer.organization(), id, new TenantFilter(q.strip(), states, after, LIMIT + 1));
    model.addAttribute("ending", secrets.of(viewer.organization(), id));
    model.addAttribute("counts", tenants.counts(viewer.organization(), id));
    model.addAttribute("states", TenantState.values());
    model.addAttribute("state", state);
    model.addAttribute("q", q);
    model.addAttribute("after", after);
    model.addAttribute("tenants", found.size() > LIMIT ? found.subList(0, LIMIT) : found);
    model.addAttribute("more", found.size() > LIMIT);
    model.addAttribute("links", links);
    model.addAttribute(
        "copies", holdings.of(viewer.organization(), id).list(COPIES, Optional.empty(), 500));
    return "tenant/list";
  }

  @GetMapping("/projects/{id}/tenants/new")
  @Needs(Permission.OPERATE)
  String fresh(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("plans", plans.list(viewer.organization(), id));
    model.addAttribute("form", new TenantForm("", "", "", "", ""));
    return "tenant/new";
  }

  @PostMapping("/projects/{id}/tenants")
  @Needs(Permission.OPERATE)
  String create(
      Viewer viewer,
      @PathVariable ProjectId id,
      @Valid @ModelAttribute("form") TenantForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    model.addAttribute("plans", plans.list(viewer.organization(), id));
    if (problems.hasErrors()) {
      return "tenant/new";
    }
    try {
      Housed made =
          tending.create(
              viewer.organization(), id, form.read(), viewer.cause("tenant made by hand"));
      next.addFlashAttribute("said", made.tenant().name() + " has a house coming.");
      return "redirect:/tenants/" + made.tenant().id().value();
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "tenant/new";
    }
  }

  private void show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "tenants");
  }
}
