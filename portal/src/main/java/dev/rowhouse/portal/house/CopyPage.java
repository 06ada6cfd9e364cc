package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.project.Labels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A house like this one, with its data: to try something on, or to look into a complaint. */
@Controller
class CopyPage {
  private final Houses houses;

  CopyPage(Houses houses) {
    this.houses = houses;
  }

  record Form(String name, String host) {}

  @GetMapping("/houses/{id}/copy")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = show(viewer, id, model);
    String name = Labels.fit(house.name() + "-copy-" + Labels.random());
    model.addAttribute("form", new Form(name, name));
    return "house/copy";
  }

  @PostMapping("/houses/{id}/copy")
  @Needs(Permission.OPERATE)
  String copy(
      Viewer viewer,
      @PathVariable ContainerId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    try {
      Container copy =
          houses
              .of(viewer)
              .copy(id, form.name().strip(), form.host().strip(), viewer.cause("copied by hand"));
      next.addFlashAttribute("said", "The copy is being made; the original goes on as it is.");
      return "redirect:/houses/" + copy.id().value();
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "house/copy";
    }
  }

  private Container show(Viewer viewer, ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("called", houses.title(viewer, house));
    return house;
  }
}
