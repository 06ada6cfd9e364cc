package dev.rowhouse.portal.node;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.placement.Capacities;
import dev.rowhouse.provisioner.placement.Capacity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many houses a node takes at most. */
@Controller
class CapacityPage {
  private final Nodes nodes;
  private final Capacities capacities;

  CapacityPage(Nodes nodes, Capacities capacities) {
    this.nodes = nodes;
    this.capacities = capacities;
  }

  @GetMapping("/nodes/{id}/capacity")
  @Needs(Permission.NODES)
  String page(Viewer viewer, @PathVariable NodeId id, Model model) {
    model.addAttribute("form", CapacityForm.of(show(viewer, id, model)));
    return "node/capacity";
  }

  @PostMapping("/nodes/{id}/capacity")
  @Needs(Permission.NODES)
  String say(
      Viewer viewer,
      @PathVariable NodeId id,
      @ModelAttribute("form") CapacityForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    show(viewer, id, model);
    try {
      capacities.say(viewer.organization(), id, form.read(), viewer.cause("said by hand"));
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "node/capacity";
    }
    next.addFlashAttribute("said", "It holds for every house that is placed from now on.");
    return "redirect:/nodes/" + id.value() + "/capacity";
  }

  private Capacity show(Viewer viewer, NodeId id, Model model) {
    model.addAttribute(
        "node", nodes.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("node")));
    Capacity capacity = capacities.of(viewer.organization(), id);
    model.addAttribute("capacity", capacity);
    return capacity;
  }
}
