package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Typed;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A house whose data is lost on its node begins again, empty; only a person may decide that. */
@Controller
class StartOverPage {
  private final Houses houses;

  StartOverPage(Houses houses) {
    this.houses = houses;
  }

  @GetMapping("/houses/{id}/start-over")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("name", houses.title(viewer, house));
    model.addAttribute("page", houses.page(viewer, house));
    return "house/start-over";
  }

  @PostMapping("/houses/{id}/start-over")
  @Recent("begin without the data that is lost")
  @Needs(Permission.OPERATE)
  String startOver(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    String name = houses.title(viewer, house);
    if (!Typed.isName(typed, name, model)) {
      return ask(viewer, id, model);
    }
    boolean begun = houses.of(viewer).startOver(id, viewer.cause("begun again without its data"));
    next.addFlashAttribute(
        "said",
        begun
            ? name + " begins again; what was lost is empty."
            : "Nothing was changed: no data of " + name + " is lost.");
    return "redirect:" + houses.page(viewer, house);
  }
}
