package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.LimitsForm;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.container.Container;
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
  private final HouseForms forms;

  LimitsPage(HouseForms forms) {
    this.forms = forms;
  }

  record Form(@Valid LimitsForm limits) {}

  @GetMapping("/houses/{id}/limits")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = forms.show(viewer, id, model);
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
    Container house = forms.show(viewer, id, model);
    if (problems.hasErrors()) {
      return "house/limits";
    }
    Limits limits = form.limits().read();
    return forms.save(
        viewer,
        house,
        houses -> houses.limits(id, _ -> limits, viewer.cause("limits changed by hand")),
        wrong -> Refusals.add(problems, wrong),
        new HouseForms.Words("house/limits", "The limits are saved and hold within moments."),
        next);
  }
}
