package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Emptying a node; a key of one project cannot. */
@RestController
@RequestMapping(ApiPaths.V1 + "/nodes/{id}/drain")
class DrainController {
  private final Draining draining;
  private final Nodes nodes;
  private final Reach reach;

  DrainController(Draining draining, Nodes nodes, Reach reach) {
    this.draining = draining;
    this.nodes = nodes;
    this.reach = reach;
  }

  /**
   * @param total containers that stood there when it began
   * @param left that stand there now
   * @param moving of these, on their way
   * @param stays who cannot leave yet, and why; tried again by itself
   * @param traces what moves left there that is not removed yet, and why not
   */
  record DrainView(
      NodeId node,
      Drain.State state,
      int total,
      int left,
      int moving,
      List<StayView> stays,
      List<StayView> traces,
      Instant beganAt,
      @Nullable Instant endedAt) {
    static DrainView of(Drain drain) {
      return new DrainView(
          drain.node(),
          drain.state(),
          drain.total(),
          drain.left(),
          drain.moving(),
          drain.stays().stream().map(StayView::of).toList(),
          drain.traces().stream().map(StayView::of).toList(),
          drain.beganAt(),
          drain.endedAt());
    }
  }

  /** One that cannot leave yet, or of which something cannot. */
  record StayView(ContainerId container, String name, String why) {
    static StayView of(Drain.Stay stay) {
      return new StayView(stay.container(), stay.name(), stay.why());
    }
  }

  /** It takes no new containers from now on, and what stands there moves to others in waves. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  DrainView begin(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    node(caller, id);
    return DrainView.of(draining.begin(caller.organization(), id, caller.cause("drained by API")));
  }

  @GetMapping
  DrainView progress(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    node(caller, id);
    return draining
        .progress(caller.organization(), id)
        .map(DrainView::of)
        .orElseThrow(() -> Problem.notFound("drain"));
  }

  /** It takes new containers again; who is on the way arrives. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    node(caller, id);
    draining.cancel(caller.organization(), id, caller.cause("drain called off by API"));
  }

  private void node(Caller caller, NodeId id) {
    reach.organization(caller);
    if (nodes.find(caller.organization(), id).isEmpty()) {
      throw Problem.notFound("node");
    }
  }
}
