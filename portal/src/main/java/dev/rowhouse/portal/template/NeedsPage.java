package dev.rowhouse.portal.template;

import static java.util.stream.Collectors.toMap;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Ability;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.project.Projects;
import dev.rowhouse.provisioner.template.Template;
import dev.rowhouse.provisioner.template.Templates;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a street must be able to do before houses of this project are built on it. */
@Controller
class NeedsPage {
  private final Projects projects;
  private final Templates templates;
  private final Nodes nodes;

  NeedsPage(Projects projects, Templates templates, Nodes nodes) {
    this.projects = projects;
    this.templates = templates;
    this.nodes = nodes;
  }

  @GetMapping("/projects/{id}/template/needs")
  @Needs(Permission.BUILD)
  String page(Viewer viewer, @PathVariable ProjectId id, Model model) {
    model.addAttribute("form", NeedsForm.of(show(viewer, id, model).needs()));
    return "template/needs";
  }

  @PostMapping("/projects/{id}/template/needs")
  @Needs(Permission.BUILD)
  String save(
      Viewer viewer,
      @PathVariable ProjectId id,
      @ModelAttribute("form") NeedsForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    try {
      templates.needs(
          viewer.organization(), id, form.read(), viewer.cause("template's needs changed"));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "template/needs";
    }
    next.addFlashAttribute("said", "It holds for every house that is placed from now on.");
    return "redirect:/projects/" + id.value() + "/template";
  }

  private Template show(Viewer viewer, ProjectId id, Model model) {
    List<Node> all = nodes.list(viewer.organization());
    model.addAttribute("project", projects.get(viewer.organization(), id));
    model.addAttribute("tab", "template");
    model.addAttribute("streets", all.size());
    model.addAttribute("abilities", Ability.values());
    model.addAttribute(
        "able",
        Arrays.stream(Ability.values()).collect(toMap(Ability::key, each -> able(all, each))));
    return templates.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("template"));
  }

  private static long able(List<Node> all, Ability ability) {
    return all.stream()
        .map(Node::capabilities)
        .filter(can -> can != null && can.can(ability))
        .count();
  }
}
