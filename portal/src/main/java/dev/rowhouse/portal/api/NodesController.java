package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organization's nodes; a key of one project does not see them. */
@RestController
@RequestMapping(ApiPaths.V1 + "/nodes")
class NodesController {
  private final Nodes nodes;
  private final LocalSockets sockets;
  private final Reach reach;

  NodesController(Nodes nodes, LocalSockets sockets, Reach reach) {
    this.nodes = nodes;
    this.sockets = sockets;
    this.reach = reach;
  }

  @GetMapping
  Page<NodeView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam @Nullable NodeId after,
      @RequestParam(defaultValue = Page.USUAL) @Min(1) @Max(Page.MOST) int limit) {
    reach.organization(caller);
    List<Node> found =
        nodes.list(caller.organization()).stream()
            .sorted(Comparator.comparing(node -> node.id().value()))
            .toList();
    return Page.cut(found, after, limit, node -> node.id().value(), NodeView::of);
  }

  /** A worker then reaches it and makes it READY, or says what is wrong. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  NodeView attach(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NodeJson wanted) {
    reach.organization(caller);
    NewNode node = wanted.node();
    sockets.check(node.docker());
    return NodeView.of(nodes.attach(caller.organization(), node));
  }

  @GetMapping("/{id}")
  NodeView find(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    return NodeView.of(node(caller, id));
  }

  /** Gives it up; nothing on it is touched. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    nodes.detach(caller.organization(), node(caller, id).id());
  }

  private Node node(Caller caller, NodeId id) {
    reach.organization(caller);
    return nodes.find(caller.organization(), id).orElseThrow(() -> Problem.notFound("node"));
  }
}
