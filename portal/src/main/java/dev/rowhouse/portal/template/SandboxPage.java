package dev.rowhouse.portal.template;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether houses of this project hear who they are and write on their timelines. */
@Controller
class SandboxPage {
  private final Projects projects;
  private final Templates templates;

  SandboxPage(Projects projects, Templates templates) {
    this.projects = projects;
    this.templates = templates;
  }

  @GetMapping("/projects/{id}/template/sandbox")
  @Needs(Permission.BUILD)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "template");
    model.addAttribute(
        "on",
        templates
            .find(viewer.organization(), id)
            .orElseThrow(() -> NotHere.thing("template"))
            .sandbox());
    return "template/sandbox";
  }

  @PostMapping("/projects/{id}/template/sandbox")
  @Needs(Permission.BUILD)
  String save(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam(defaultValue = "false") boolean on,
      RedirectAttributes next) {
    projects.get(viewer.organization(), id);
    if (templates.find(viewer.organization(), id).isEmpty()) {
      throw NotHere.thing("template");
    }
    templates.sandbox(viewer.organization(), id, on, viewer.cause("credential of houses changed"));
    next.addFlashAttribute(
        "said", on ? "Houses that run are spoken with from now on." : "Nobody is spoken with.");
    return "redirect:/projects/" + id.value() + "/template";
  }
}
