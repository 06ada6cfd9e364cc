package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.VariableRow;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
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
  private final HouseForms forms;

  EnvironmentPage(HouseForms forms) {
    this.forms = forms;
  }

  record Form(@Nullable List<VariableRow> variables) {}

  @GetMapping("/houses/{id}/environment")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    forms.show(viewer, id, model);
    model.addAttribute("form", new Form(VariableRow.of(forms.houses(viewer).environmentOf(id))));
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
    Container house = forms.show(viewer, id, model);
    Cause cause = viewer.cause("environment changed by hand");
    return forms.save(
        viewer,
        house,
        houses -> houses.environment(id, now -> VariableRow.read(form.variables(), now), cause),
        wrong -> Refusals.add(problems, "variables", String.valueOf(wrong.getMessage())),
        new HouseForms.Words(
            "house/environment", "The environment is saved; the app starts again with it."),
        next);
  }
}
