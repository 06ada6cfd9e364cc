package dev.rowhouse.portal.node;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Emptying a node: what it means, how far it is, and who cannot leave. */
@Controller
class DrainPage {
  private final Nodes nodes;
  private final Draining draining;

  DrainPage(Nodes nodes, Draining draining) {
    this.nodes = nodes;
    this.draining = draining;
  }

  @GetMapping("/nodes/{id}/drain")
  @Needs(Permission.LOOK)
  String page(Viewer viewer, @PathVariable NodeId id, Model model) {
    model.addAttribute("node", get(viewer, id));
    model.addAttribute("drain", draining.progress(viewer.organization(), id).orElse(null));
    return "node/drain";
  }

  @PostMapping("/nodes/{id}/drain")
  @Needs(Permission.NODES)
  String begin(Viewer viewer, @PathVariable NodeId id, Model model) {
    get(viewer, id);
    try {
      draining.begin(viewer.organization(), id, viewer.cause("drained by hand"));
    } catch (Rejected e) {
      model.addAttribute("wrong", e.getMessage());
      return page(viewer, id, model);
    }
    return back(id);
  }

  @PostMapping("/nodes/{id}/drain/cancel")
  @Needs(Permission.NODES)
  String cancel(Viewer viewer, @PathVariable NodeId id, RedirectAttributes next) {
    Node node = get(viewer, id);
    draining.cancel(viewer.organization(), id, viewer.cause("called off by hand"));
    next.addFlashAttribute("said", node.name() + " takes houses again.");
    return back(id);
  }

  private static String back(NodeId id) {
    return "redirect:/nodes/" + id.value() + "/drain";
  }

  private Node get(Viewer viewer, NodeId id) {
    return nodes.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("node"));
  }
}
