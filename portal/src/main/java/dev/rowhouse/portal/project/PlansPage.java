package dev.rowhouse.portal.project;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.PlanId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Plan;
import dev.rowhouse.provisioner.project.Plans;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshots;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the project's prices mean: which snapshot, which limits, which variables. */
@Controller
class PlansPage {
  private final Projects projects;
  private final Plans plans;
  private final Snapshots snapshots;

  PlansPage(Projects projects, Plans plans, Snapshots snapshots) {
    this.projects = projects;
    this.plans = plans;
    this.snapshots = snapshots;
  }

  @GetMapping("/projects/{id}/plans")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("plans", plans.list(viewer.organization(), id));
    return "project/plans";
  }

  @GetMapping("/projects/{id}/plans/new")
  @Needs(Permission.BUILD)
  String fresh(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("form", PlanForm.fresh());
    return "project/plan";
  }

  @PostMapping("/projects/{id}/plans")
  @Needs(Permission.BUILD)
  String create(
      Viewer viewer,
      @PathVariable ProjectId id,
      @Valid @ModelAttribute("form") PlanForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    return save(
        problems, next, id, () -> plans.create(viewer.organization(), id, form.read(List.of())));
  }

  @GetMapping("/projects/{id}/plans/{plan}")
  @Needs(Permission.BUILD)
  String edit(
      Viewer viewer, @PathVariable ProjectId id, @PathVariable("plan") PlanId planId, Model model) {
    show(viewer, id, model);
    Plan plan = plans.get(viewer.organization(), id, planId);
    model.addAttribute("plan", plan);
    model.addAttribute("form", PlanForm.of(plan));
    return "project/plan";
  }

  @PostMapping("/projects/{id}/plans/{plan}")
  @Needs(Permission.BUILD)
  String change(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable("plan") PlanId planId,
      @Valid @ModelAttribute("form") PlanForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    Plan before = plans.get(viewer.organization(), id, planId);
    model.addAttribute("plan", before);
    return save(
        problems,
        next,
        id,
        () ->
            plans.update(
                viewer.organization(),
                id,
                planId,
                form.version(),
                form.read(before.terms().variables())));
  }

  @PostMapping("/projects/{id}/plans/{plan}/delete")
  @Needs(Permission.BUILD)
  String delete(
      Viewer viewer,
      @PathVariable ProjectId id,
      @PathVariable("plan") PlanId planId,
      RedirectAttributes next) {
    plans.delete(viewer.organization(), id, planId);
    next.addFlashAttribute("said", "The plan is gone; tenants on it keep what they have.");
    return "redirect:/projects/" + id.value() + "/plans";
  }

  private static String save(
      BindingResult problems, RedirectAttributes next, ProjectId id, Runnable saving) {
    if (problems.hasErrors()) {
      return "project/plan";
    }
    try {
      saving.run();
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "project/plan";
    }
    next.addFlashAttribute("said", "The plan is saved. Signups that waited for it go on now.");
    return "redirect:/projects/" + id.value() + "/plans";
  }

  private void show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("snapshots", snapshots.list(viewer.organization(), id));
    model.addAttribute("tab", "plans");
  }
}
