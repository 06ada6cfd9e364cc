package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.moving.Moving;
import dev.rowhouse.provisioner.placement.Option;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Containers' ways from node to node. */
@RestController
@RequestMapping(ApiPaths.V1 + "/containers/{id}")
class MovesController {
  private final Moving moving;
  private final Reach reach;

  MovesController(Moving moving, Reach reach) {
    this.moving = moving;
    this.reach = reach;
  }

  /**
   * @param node where it is to go; left out: wherever is best
   */
  record Wanted(@Nullable NodeId node) {}

  /**
   * @param possible whether it could go there now
   * @param reason what speaks for the node, or what makes it impossible
   */
  record OptionView(NodeId node, String name, boolean possible, String reason) {
    static OptionView of(Option option) {
      return new OptionView(option.node(), option.name(), option.possible(), option.reason());
    }
  }

  /** Reserves the room and begins; its timeline and the list of its moves tell how far it is. */
  @PostMapping("/move")
  @ResponseStatus(HttpStatus.ACCEPTED)
  MoveView move(
      @AuthenticationPrincipal Caller caller,
      @PathVariable ContainerId id,
      @RequestBody(required = false) @Nullable Wanted wanted) {
    reach.container(caller, id);
    Optional<NodeId> to = Optional.ofNullable(wanted).map(Wanted::node);
    return MoveView.of(moving.move(caller.organization(), id, to, caller.cause("moved by API")));
  }

  /** The newest first; at most ten. */
  @GetMapping("/moves")
  List<MoveView> moves(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return moving.of(caller.organization(), id).stream().map(MoveView::of).toList();
  }

  /** Where it could go, the best first. */
  @GetMapping("/nodes")
  List<OptionView> nodes(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return moving.options(caller.organization(), id).stream().map(OptionView::of).toList();
  }
}
