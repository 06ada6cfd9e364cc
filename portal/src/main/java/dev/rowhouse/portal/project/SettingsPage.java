package dev.rowhouse.portal.project;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One project's settings: access, sleep, forgetting, pool, addresses; and its end. */
@Controller
class SettingsPage {
  private final Projects projects;

  SettingsPage(Projects projects) {
    this.projects = projects;
  }

  @GetMapping("/projects/{id}/settings")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    model.addAttribute("form", SettingsForm.of(show(viewer, id, model)));
    return "project/settings";
  }

  @PostMapping("/projects/{id}/settings")
  @Needs(Permission.BUILD)
  String save(
      Viewer viewer,
      @PathVariable ProjectId id,
      @Valid @ModelAttribute("form") SettingsForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    Project project = show(viewer, id, model);
    if (problems.hasErrors()) {
      return "project/settings";
    }
    try {
      projects.update(viewer.organization(), id, form.version(), form.read(project.settings()));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "project/settings";
    }
    next.addFlashAttribute("said", "The settings are saved and hold from now on.");
    return "redirect:/projects/" + id.value() + "/settings";
  }

  @PostMapping("/projects/{id}/delete")
  @Recent("delete a project")
  @Needs(Permission.BUILD)
  String delete(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Project project = projects.get(viewer.organization(), id);
    if (!Typed.isName(typed, project.name(), model)) {
      return page(viewer, id, model);
    }
    try {
      projects.delete(viewer.organization(), id, viewer.cause("project deleted"));
    } catch (Rejected e) {
      model.addAttribute("typed", typed);
      model.addAttribute("wrong", e.getMessage());
      return page(viewer, id, model);
    }
    next.addFlashAttribute("said", project.name() + " is deleted.");
    return "redirect:/projects";
  }

  private Project show(Viewer viewer, ProjectId id, Model model) {
    Project project = projects.get(viewer.organization(), id);
    model.addAttribute("project", project);
    model.addAttribute("tab", "settings");
    return project;
  }
}
