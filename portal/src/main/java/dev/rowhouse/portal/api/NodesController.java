package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.machine.Machines;
import dev.rowhouse.provisioner.node.NewNode;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeChange;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
  private final Machines machines;
  private final LocalSockets sockets;
  private final Reach reach;

  NodesController(Nodes nodes, Machines machines, LocalSockets sockets, Reach reach) {
    this.nodes = nodes;
    this.machines = machines;
    this.sockets = sockets;
    this.reach = reach;
  }

  record Named(@NotBlank @Size(max = 63) String name) {}

  record Because(@NotBlank @Size(max = 200) String reason) {}

  record ChangeView(@Nullable NodeState from, NodeState to, String cause, Instant at) {
    static ChangeView of(NodeChange change) {
      return new ChangeView(change.from(), change.to(), change.cause(), change.at());
    }
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

  /**
   * Gives it up; nothing on it is touched. What is on it and nowhere else is named, and the node
   * stays, unless {@code lose} says that it may be lost.
   */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void detach(
      @AuthenticationPrincipal Caller caller,
      @PathVariable NodeId id,
      @RequestParam(defaultValue = "false") boolean lose) {
    nodes.detach(caller.organization(), node(caller, id).id(), lose);
  }

  /** What happened to it, the newest first. */
  @GetMapping("/{id}/history")
  List<ChangeView> history(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    return nodes.history(caller.organization(), node(caller, id).id()).stream()
        .map(ChangeView::of)
        .toList();
  }

  /** Another name. */
  @PatchMapping("/{id}")
  NodeView rename(
      @AuthenticationPrincipal Caller caller,
      @PathVariable NodeId id,
      @Valid @RequestBody Named wanted) {
    nodes.rename(caller.organization(), node(caller, id).id(), wanted.name().strip());
    return NodeView.of(node(caller, id));
  }

  /**
   * Its certificate is worth nothing any more: it is not talked to, and gets no other. Only for
   * machines that enrolled.
   */
  @PostMapping("/{id}/revoke")
  NodeView revoke(
      @AuthenticationPrincipal Caller caller,
      @PathVariable NodeId id,
      @Valid @RequestBody Because because) {
    Node node = node(caller, id);
    if (machines.of(caller.organization(), node.id()).isEmpty()) {
      throw Problem.invalid("id", "this node was attached by hand; give it up instead");
    }
    machines.revoke(caller.organization(), node.id(), because.reason());
    return NodeView.of(node(caller, id));
  }

  private Node node(Caller caller, NodeId id) {
    reach.organization(caller);
    return nodes.find(caller.organization(), id).orElseThrow(() -> Problem.notFound("node"));
  }
}
