package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.moving.Moving;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.placement.NoRoom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a house stands, where it could stand, and how far it is on its way. */
@Controller
class MovePage {
  private final Houses houses;
  private final Moving moving;
  private final Nodes nodes;

  MovePage(Houses houses, Moving moving, Nodes nodes) {
    this.houses = houses;
    this.moving = moving;
    this.nodes = nodes;
  }

  @GetMapping("/houses/{id}/move")
  @Needs(Permission.OPERATE)
  String ask(Viewer viewer, @PathVariable ContainerId id, Model model) {
    Container house = houses.get(viewer, id);
    var moves = moving.of(viewer.organization(), id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("called", houses.title(viewer, house));
    model.addAttribute("options", moving.options(viewer.organization(), id));
    model.addAttribute("moves", moves);
    model.addAttribute("underWay", moves.stream().anyMatch(move -> move.stage().underWay()));
    model.addAttribute("streets", names(viewer));
    return "house/move";
  }

  private Map<String, String> names(Viewer viewer) {
    return nodes.list(viewer.organization()).stream()
        .collect(Collectors.toMap(node -> node.id().value(), Node::name));
  }

  /**
   * @param node empty for wherever is best
   */
  @PostMapping("/houses/{id}/move")
  @Needs(Permission.OPERATE)
  String move(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam(defaultValue = "") String node,
      Model model,
      RedirectAttributes next) {
    Container house = houses.get(viewer, id);
    Optional<NodeId> to = node.isEmpty() ? Optional.empty() : Optional.of(new NodeId(node));
    try {
      moving.move(viewer.organization(), house.id(), to, viewer.cause("moved by hand"));
    } catch (Rejected | NoRoom e) {
      model.addAttribute("wrong", e.getMessage());
      return ask(viewer, id, model);
    }
    next.addFlashAttribute("said", "It is on its way.");
    return "redirect:/houses/" + id.value() + "/move";
  }
}
