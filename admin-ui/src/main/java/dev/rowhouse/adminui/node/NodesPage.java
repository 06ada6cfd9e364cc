package dev.rowhouse.adminui.node;

import dev.rowhouse.marketplace.account.Organizations;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.machine.Succession;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Nodes of all organizations; and one with what it can do and how it is. */
@Controller
class NodesPage {
  private final Nodes nodes;
  private final Organizations organizations;
  private final Succession succession;

  NodesPage(Nodes nodes, Organizations organizations, Succession succession) {
    this.nodes = nodes;
    this.succession = succession;
    this.organizations = organizations;
  }

  @GetMapping("/nodes")
  String list(Model model) {
    model.addAttribute("section", "nodes");
    model.addAttribute("nodes", nodes.all());
    model.addAttribute("reigns", succession.look());
    return "node/list";
  }

  @GetMapping("/nodes/{id}")
  String show(@PathVariable NodeId id, Model model) {
    Node node = nodes.find(id).orElseThrow(() -> new NoSuchElementException("no such node"));
    model.addAttribute("section", "nodes");
    model.addAttribute("node", node);
    model.addAttribute("history", nodes.history(node.organization(), id));
    model.addAttribute("organization", organizations.find(node.organization()).orElseThrow());
    return "node/page";
  }
}
