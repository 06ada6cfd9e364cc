package dev.rowhouse.portal.project;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.project.Labels;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.ProjectSettings;
import dev.rowhouse.provisioner.project.Projects;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All projects of the organization, and a new one. */
@Controller
class ProjectsPage {
  private final Projects projects;

  ProjectsPage(Projects projects) {
    this.projects = projects;
  }

  @GetMapping("/projects")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, Model model) {
    model.addAttribute("projects", projects.list(viewer.organization()));
    return "project/list";
  }

  @GetMapping("/projects/new")
  @Needs(Permission.BUILD)
  String fresh(Model model) {
    model.addAttribute("form", new NewProjectForm("", ""));
    return "project/new";
  }

  @PostMapping("/projects")
  @Needs(Permission.BUILD)
  String create(
      Viewer viewer,
      @Valid @ModelAttribute("form") NewProjectForm form,
      BindingResult problems,
      RedirectAttributes next) {
    if (problems.hasErrors()) {
      return "project/new";
    }
    try {
      Project made = projects.create(viewer.organization(), settings(form));
      next.addFlashAttribute("said", made.name() + " is there. Give it a template next.");
      return "redirect:/projects/" + made.id().value() + "/template";
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "project/new";
    }
  }

  private static ProjectSettings settings(NewProjectForm form) {
    String name = Objects.requireNonNull(form.name()).strip();
    String slug =
        form.slug() == null || form.slug().isBlank() ? Labels.slug(name, 40) : form.slug();
    return ProjectSettings.named(name, slug.strip());
  }
}
