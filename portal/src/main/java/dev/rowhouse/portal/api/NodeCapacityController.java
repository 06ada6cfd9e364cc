package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.portal.api.tag.Changeable;
import dev.rowhouse.portal.api.tag.Tag;
import dev.rowhouse.portal.api.tag.Tagged;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.placement.Capacities;
import dev.rowhouse.provisioner.placement.Capacity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many containers a node takes. */
@RestController
@RequestMapping(ApiPaths.V1 + "/nodes/{id}/capacity")
class NodeCapacityController {
  private final Nodes nodes;
  private final Capacities capacities;
  private final Reach reach;

  NodeCapacityController(Nodes nodes, Capacities capacities, Reach reach) {
    this.nodes = nodes;
    this.capacities = capacities;
    this.reach = reach;
  }

  /**
   * @param most null for as many as fit
   */
  record Wanted(@Nullable @Min(0) @Max(Capacities.MOST) Integer most) {}

  /**
   * @param most null for as many as fit
   * @param houses that count: all containers on it, asleep or not, and those on their way to it
   */
  record CapacityView(@Nullable Integer most, int houses) implements Changeable {
    @Override
    public Object changeable() {
      return new Own(most);
    }

    private record Own(@Nullable Integer most) {}

    static CapacityView of(Capacity capacity) {
      return new CapacityView(capacity.most(), capacity.houses());
    }
  }

  @Tagged
  @GetMapping
  CapacityView find(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    check(caller, id);
    return CapacityView.of(capacities.of(caller.organization(), id));
  }

  /** From now on; who stands there stays, also when they are more. */
  @Tagged
  @PutMapping
  CapacityView say(
      @AuthenticationPrincipal Caller caller,
      @PathVariable NodeId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @Valid @RequestBody Wanted wanted) {
    check(caller, id);
    return CapacityView.of(
        capacities.say(
            caller.organization(),
            id,
            wanted.most(),
            now -> Tag.check(match, CapacityView.of(now)),
            caller.cause("said by API")));
  }

  private void check(Caller caller, NodeId id) {
    reach.organization(caller);
    if (nodes.find(caller.organization(), id).isEmpty()) {
      throw Problem.notFound("node");
    }
  }
}
