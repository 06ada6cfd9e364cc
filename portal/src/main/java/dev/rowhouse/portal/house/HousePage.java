package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.gateway.Links;
import dev.rowhouse.provisioner.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A house that is nobody's: a copy that a builder made. Other houses have pages of their own. */
@Controller
class HousePage {
  private final Houses houses;
  private final Projects projects;
  private final Links links;

  HousePage(Houses houses, Projects projects, Links links) {
    this.houses = houses;
    this.projects = projects;
    this.links = links;
  }

  @GetMapping("/houses/{id}")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    String page = houses.page(viewer, house);
    if (!page.equals("/houses/" + id.value())) {
      return "redirect:" + page;
    }
    var mine = houses.of(viewer);
    model.addAttribute("house", house);
    model.addAttribute("project", projects.get(viewer.organization(), house.project()));
    model.addAttribute("timeline", mine.timeline(id).reversed());
    model.addAttribute("variables", mine.environmentOf(id));
    model.addAttribute("rules", mine.rulesOf(id));
    model.addAttribute("links", links);
    return "house/page";
  }

  @PostMapping("/houses/{id}/delete")
  @Recent("delete a house")
  @Needs(Permission.OPERATE)
  String delete(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    if (house.kind() != Kind.COPY || !Typed.isName(typed, house.name(), model)) {
      return page(viewer, id, model);
    }
    houses.of(viewer).delete(id, viewer.cause("deleted by hand"));
    next.addFlashAttribute("said", house.name() + " is being deleted, with all that is in it.");
    return "redirect:/projects/" + house.project().value();
  }
}
