package dev.rowhouse.portal.fleet;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.cost.Costing;
import dev.rowhouse.provisioner.cost.NodeCost;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a node of the builder's own costs a month: said, changed from the next month on, kept. */
@Controller
class PricePage {
  private final Nodes nodes;
  private final Costing costing;

  PricePage(Nodes nodes, Costing costing) {
    this.nodes = nodes;
    this.costing = costing;
  }

  @GetMapping("/nodes/{id}/price")
  @Needs(Permission.MONEY)
  String page(Viewer viewer, @PathVariable NodeId id, Model model) {
    NodeCost cost = show(viewer, id, model);
    model.addAttribute("form", cost.now().map(PriceForm::of).orElse(PriceForm.EMPTY));
    return "fleet/price";
  }

  @PostMapping("/nodes/{id}/price")
  @Needs(Permission.MONEY)
  String say(
      Viewer viewer,
      @PathVariable NodeId id,
      @Valid @ModelAttribute("form") PriceForm form,
      BindingResult problems,
      Model model,
      RedirectAttributes next) {
    Node node = node(viewer, id);
    try {
      if (!problems.hasErrors()) {
        Money month = form.read();
        costing.say(viewer.organization(), id, month, viewer.cause("").actor());
        next.addFlashAttribute("said", "The price of " + node.name() + " is written down.");
        return "redirect:/nodes/" + id.value() + "/price";
      }
    } catch (Rejected e) {
      Refusals.add(problems, e);
    }
    show(viewer, id, model);
    return "fleet/price";
  }

  private NodeCost show(Viewer viewer, NodeId id, Model model) {
    model.addAttribute("node", node(viewer, id));
    NodeCost cost = costing.of(viewer.organization(), id);
    model.addAttribute("cost", cost);
    return cost;
  }

  private Node node(Viewer viewer, NodeId id) {
    return nodes.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("node"));
  }
}
