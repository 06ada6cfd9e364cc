package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.RuleRow;
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

/** What one house may reach, and who may reach it besides the gateway; changed while it runs. */
@Controller
class FirewallPage {
  private final HouseForms forms;

  FirewallPage(HouseForms forms) {
    this.forms = forms;
  }

  record Form(@Nullable List<RuleRow> rules) {}

  @GetMapping("/houses/{id}/firewall")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    forms.show(viewer, id, model);
    model.addAttribute("form", new Form(RuleRow.of(forms.houses(viewer).rulesOf(id))));
    return "house/firewall";
  }

  @PostMapping("/houses/{id}/firewall")
  @Needs(Permission.OPERATE)
  String save(
      Viewer viewer,
      @PathVariable ContainerId id,
      @ModelAttribute("form") Form form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    Container house = forms.show(viewer, id, model);
    Cause cause = viewer.cause("firewall changed by hand");
    return forms.save(
        viewer,
        house,
        houses -> houses.rules(id, _ -> RuleRow.read(form.rules()), cause),
        wrong -> Refusals.add(problems, "rules", RuleRow.line(wrong.field()) + wrong.getMessage()),
        new HouseForms.Words("house/firewall", "The rules are saved and in force within moments."),
        next);
  }
}
