package dev.rowhouse.portal.template;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holding;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Snapshots;
import dev.rowhouse.provisioner.template.Template;
import dev.rowhouse.provisioner.template.Templates;
import dev.rowhouse.provisioner.template.Uploads;
import dev.rowhouse.provisioner.transfer.Travels;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The golden container: where it comes from, how it runs, and its frozen snapshots. */
@Controller
class TemplatePage {
  private final Projects projects;
  private final Templates templates;
  private final Snapshots snapshots;
  private final Uploads uploads;
  private final Holdings holdings;
  private final Links links;
  private final Travels travels;

  TemplatePage(
      Projects projects,
      Templates templates,
      Snapshots snapshots,
      Uploads uploads,
      Holdings holdings,
      Links links,
      Travels travels) {
    this.projects = projects;
    this.templates = templates;
    this.snapshots = snapshots;
    this.uploads = uploads;
    this.holdings = holdings;
    this.links = links;
    this.travels = travels;
  }

  @GetMapping("/projects/{id}/template")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("form", new MakeForm("image", "", "", "", AppForm.USUAL));
    return "template/page";
  }

  @PostMapping("/projects/{id}/template")
  @Needs(Permission.BUILD)
  String make(
      Viewer viewer,
      @PathVariable ProjectId id,
      @Valid @ModelAttribute("form") MakeForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    if (!problems.hasErrors()) {
      try {
        templates.make(viewer.organization(), id, form.read(), viewer.cause("template made"));
        next.addFlashAttribute("said", "The template is being built.");
        return back(id);
      } catch (Rejected e) {
        Refusals.add(problems, e);
      }
    }
    show(viewer, id, model);
    return "template/page";
  }

  @GetMapping("/projects/{id}/template/app")
  @Needs(Permission.BUILD)
  String app(Viewer viewer, @PathVariable ProjectId id, Model model) {
    show(viewer, id, model);
    Container house = templates.container(viewer.organization(), id);
    model.addAttribute("form", AppForm.of(house.settings()));
    return "template/app";
  }

  @PostMapping("/projects/{id}/template/app")
  @Needs(Permission.BUILD)
  String saveApp(
      Viewer viewer,
      @PathVariable ProjectId id,
      @Valid @ModelAttribute("form") AppForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    if (!problems.hasErrors()) {
      try {
        Settings settings = form.read();
        templates.settings(
            viewer.organization(), id, _ -> settings, viewer.cause("template's settings changed"));
        next.addFlashAttribute("said", "The settings are saved; freeze a snapshot to use them.");
        return back(id);
      } catch (Rejected e) {
        Refusals.add(problems, e);
      }
    }
    show(viewer, id, model);
    return "template/app";
  }

  @PostMapping("/projects/{id}/template/freeze")
  @Needs(Permission.BUILD)
  String freeze(
      Viewer viewer,
      @PathVariable ProjectId id,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes next) {
    try {
      var snapshot =
          snapshots.freeze(viewer.organization(), id, note.strip(), viewer.cause("frozen by hand"));
      next.addFlashAttribute("said", "Snapshot " + snapshot.number() + " is being frozen.");
    } catch (Rejected e) {
      next.addFlashAttribute("wrong", e.getMessage());
    }
    return back(id);
  }

  @PostMapping("/projects/{id}/template/discard")
  @Needs(Permission.BUILD)
  String discard(Viewer viewer, @PathVariable ProjectId id, RedirectAttributes next) {
    templates.discard(viewer.organization(), id, viewer.cause("template discarded"));
    next.addFlashAttribute("said", "The template is gone; its snapshots and houses stay.");
    return back(id);
  }

  private void show(Viewer viewer, ProjectId id, Model model) {
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "template");
    model.addAttribute("snapshots", snapshots.list(viewer.organization(), id));
    model.addAttribute("travels", travels.of(viewer.organization(), id));
    model.addAttribute("uploads", uploads.list(viewer.organization(), id));
    model.addAttribute("links", links);
    Optional<Template> template = templates.find(viewer.organization(), id);
    model.addAttribute("template", template.orElse(null));
    template.map(Template::container).ifPresent(house -> house(viewer, house, model));
  }

  private void house(Viewer viewer, ContainerId id, Model model) {
    Holding containers = holdings.of(viewer.organization());
    model.addAttribute("house", containers.find(id).orElse(null));
    model.addAttribute("variables", containers.environmentOf(id));
    model.addAttribute("rules", containers.rulesOf(id));
  }

  private static String back(ProjectId id) {
    return "redirect:/projects/" + id.value() + "/template";
  }
}
