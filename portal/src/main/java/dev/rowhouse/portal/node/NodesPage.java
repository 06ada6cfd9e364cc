package dev.rowhouse.portal.node;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.api.LocalSockets;
import dev.rowhouse.portal.form.Refusals;
import dev.rowhouse.portal.layout.NotHere;
import dev.rowhouse.portal.proof.Recent;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.machine.Machine;
import dev.rowhouse.provisioner.machine.Machines;
import dev.rowhouse.provisioner.machine.Tokens;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organization's nodes. Keys that are given here are sealed and never shown again. */
@Controller
class NodesPage {
  private final Nodes nodes;
  private final Machines machines;
  private final Tokens tokens;
  private final LocalSockets sockets;

  NodesPage(Nodes nodes, Machines machines, Tokens tokens, LocalSockets sockets) {
    this.nodes = nodes;
    this.machines = machines;
    this.tokens = tokens;
    this.sockets = sockets;
  }

  @GetMapping("/nodes")
  @Needs(Permission.LOOK)
  String list(Viewer viewer, Model model) {
    model.addAttribute("nodes", nodes.list(viewer.organization()));
    model.addAttribute("waiting", tokens.waiting(viewer.organization()));
    return "node/list";
  }

  @GetMapping("/nodes/new")
  @Needs(Permission.NODES)
  String fresh(Model model) {
    model.addAttribute("form", NodeForm.FRESH);
    return "node/new";
  }

  @PostMapping("/nodes")
  @Needs(Permission.NODES)
  String attach(
      Viewer viewer,
      @Valid @ModelAttribute("form") NodeForm form,
      BindingResult problems,
      RedirectAttributes next) {
    if (problems.hasErrors()) {
      return "node/new";
    }
    try {
      NewNode wanted = form.read();
      sockets.check(wanted.docker());
      Node node = nodes.attach(viewer.organization(), wanted);
      next.addFlashAttribute("said", node.name() + " is being looked at.");
      return "redirect:/nodes/" + node.id().value();
    } catch (Rejected e) {
      Refusals.add(problems, e);
      return "node/new";
    }
  }

  @GetMapping("/nodes/{id}")
  @Needs(Permission.LOOK)
  String one(Viewer viewer, @PathVariable NodeId id, Model model) {
    Node node = get(viewer, id);
    Machine machine = machines.of(viewer.organization(), id).orElse(null);
    model.addAttribute("node", node);
    model.addAttribute("machine", machine);
    model.addAttribute("onlyHere", nodes.onlyOn(viewer.organization(), id));
    model.addAttribute("changes", nodes.history(viewer.organization(), id));
    model.addAttribute(
        "lines",
        machine == null ? List.of() : tokens.progress(viewer.organization(), machine.token()));
    return "node/page";
  }

  @PostMapping("/nodes/{id}/name")
  @Needs(Permission.NODES)
  String rename(
      Viewer viewer,
      @PathVariable NodeId id,
      @RequestParam String name,
      Model model,
      RedirectAttributes next) {
    get(viewer, id);
    try {
      nodes.rename(viewer.organization(), id, name.strip());
    } catch (Rejected e) {
      model.addAttribute("named", name);
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      return one(viewer, id, model);
    }
    next.addFlashAttribute("said", "It is called " + name.strip() + " now.");
    return "redirect:/nodes/" + id.value();
  }

  @PostMapping("/nodes/{id}/revoke")
  @Recent("revoke a machine")
  @Needs(Permission.NODES)
  String revoke(
      Viewer viewer,
      @PathVariable NodeId id,
      @RequestParam String reason,
      @RequestParam String typed,
      Model model,
      RedirectAttributes next) {
    Node node = get(viewer, id);
    if (!typed.strip().equals(node.name()) || reason.isBlank()) {
      model.addAttribute("reason", reason);
      model.addAttribute(
          "wrong", "Say why, and type the node's name, which is " + node.name() + ".");
      return one(viewer, id, model);
    }
    machines.revoke(viewer.organization(), id, reason.strip());
    next.addFlashAttribute("said", "The certificate of " + node.name() + " is revoked.");
    return "redirect:/nodes/" + id.value();
  }

  @PostMapping("/nodes/{id}/detach")
  @Recent("detach a node")
  @Needs(Permission.NODES)
  String detach(
      Viewer viewer,
      @PathVariable NodeId id,
      @RequestParam String typed,
      @RequestParam(defaultValue = "false") boolean lose,
      Model model,
      RedirectAttributes next) {
    Node node = get(viewer, id);
    model.addAttribute("typed", typed);
    if (!typed.strip().equals(node.name())) {
      model.addAttribute("wrong", "The name that was typed is not " + node.name() + ".");
      return one(viewer, id, model);
    }
    try {
      nodes.detach(viewer.organization(), id, lose);
    } catch (Rejected e) {
      model.addAttribute("wrong", Refusals.sentence(String.valueOf(e.getMessage())));
      return one(viewer, id, model);
    }
    next.addFlashAttribute("said", node.name() + " is given up; nothing on it was touched.");
    return "redirect:/nodes";
  }

  private Node get(Viewer viewer, NodeId id) {
    return nodes.find(viewer.organization(), id).orElseThrow(() -> NotHere.thing("node"));
  }
}
