package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.VariableRow;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Containers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one house's app is told. A change makes the container again; files and data stay. */
@Controller
class EnvironmentPage {
  private final Houses houses;
  private final Containers containers;

  EnvironmentPage(Houses houses, Containers containers) {
    this.houses = houses;
    this.containers = containers;
  }

  record Form(@Nullable List<VariableRow> variables) {}

  @GetMapping("/houses/{id}/environment")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("form", new Form(VariableRow.of(containers.environmentOf(id))));
    return "house/environment";
  }

  @PostMapping("/houses/{id}/environment")
  @Needs(Permission.OPERATE)
  String save(
      Viewer viewer,
      @PathVariable ContainerId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    Container house = show(viewer, id, model);
    try {
      var variables = VariableRow.read(form.variables(), containers.environmentOf(id));
      containers.environment(id, variables, viewer.cause("environment changed by hand"));
    } catch (Rejected e) {
      Refusals.add(problems, "variables", String.valueOf(e.getMessage()));
      return "house/environment";
    }
    next.addFlashAttribute("said", "The environment is saved; the app starts again with it.");
    return "redirect:" + houses.page(viewer, house);
  }

  private Container show(Viewer viewer, ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    return house;
  }
}
