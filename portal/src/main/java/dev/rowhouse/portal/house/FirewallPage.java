package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.form.RuleRow;
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

/** What one house may reach, and who may reach it besides the gateway; changed while it runs. */
@Controller
class FirewallPage {
  private final Houses houses;
  private final Containers containers;

  FirewallPage(Houses houses, Containers containers) {
    this.houses = houses;
    this.containers = containers;
  }

  record Form(@Nullable List<RuleRow> rules) {}

  @GetMapping("/houses/{id}/firewall")
  @Needs(Permission.OPERATE)
  String page(Viewer viewer, @PathVariable ContainerId id, Model model) {
    show(viewer, id, model);
    model.addAttribute("form", new Form(RuleRow.of(containers.rulesOf(id))));
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
    Container house = show(viewer, id, model);
    try {
      containers.rules(id, RuleRow.read(form.rules()), viewer.cause("firewall changed by hand"));
    } catch (Rejected e) {
      Refusals.add(problems, "rules", String.valueOf(e.getMessage()));
      return "house/firewall";
    }
    next.addFlashAttribute("said", "The rules are saved and in force within moments.");
    return "redirect:" + houses.page(viewer, house);
  }

  private Container show(Viewer viewer, ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    return house;
  }
}
