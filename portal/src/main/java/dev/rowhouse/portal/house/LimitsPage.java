package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.LimitsForm;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one house may use at most; changed while it runs, where the node can. */
@Controller
class LimitsPage {
  private final Houses houses;
  private final Containers containers;

  LimitsPage(Houses houses, Containers containers) {
    this.houses = houses;
    this.containers = containers;
  }

  record Form(@Valid LimitsForm limits) {}

  @GetMapping("/houses/{id}/limits")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = show(viewer, id, model);
    model.addAttribute("form", new Form(LimitsForm.of(house.settings().limits())));
    return "house/limits";
  }

  @PostMapping("/houses/{id}/limits")
  @Needs(Permission.OPERATE)
  String save(
      Viewer viewer,
      @PathVariable ContainerId id,
      @Valid @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    Container house = show(viewer, id, model);
    if (problems.hasErrors()) {
      return "house/limits";
    }
    try {
      containers.limits(id, form.limits().read(), viewer.cause("limits changed by hand"));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "house/limits";
    }
    next.addFlashAttribute("said", "The limits are saved and hold within moments.");
    return "redirect:" + houses.page(viewer, house);
  }

  private Container show(Viewer viewer, ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    return house;
  }
}
