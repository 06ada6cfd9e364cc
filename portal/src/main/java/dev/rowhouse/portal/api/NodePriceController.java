package dev.rowhouse.portal.api;

import dev.rowhouse.billing.metering.NodePrice;
import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.portal.api.problem.Problem;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.cost.Costing;
import dev.rowhouse.provisioner.cost.NodeCost;
import dev.rowhouse.provisioner.node.Nodes;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a node costs a month. */
@RestController
@RequestMapping(ApiPaths.V1 + "/nodes/{id}/price")
class NodePriceController {
  private final Nodes nodes;
  private final Costing costing;
  private final Reach reach;

  NodePriceController(Nodes nodes, Costing costing, Reach reach) {
    this.nodes = nodes;
    this.costing = costing;
    this.reach = reach;
  }

  /**
   * @param price of the running month; null where nobody said one
   * @param rented the price is the rental's and cannot be said here
   * @param history newest first; each counts for months that begin after it
   */
  record CostView(@Nullable MoneyJson price, boolean rented, List<PriceView> history) {
    static CostView of(NodeCost cost) {
      return new CostView(
          cost.now().map(MoneyJson::of).orElse(null),
          cost.rented(),
          cost.history().stream().map(PriceView::of).toList());
    }
  }

  record PriceView(Instant at, MoneyJson month, String saidBy) {
    static PriceView of(NodePrice price) {
      return new PriceView(price.at(), MoneyJson.of(price.month()), price.saidBy());
    }
  }

  @GetMapping
  CostView find(@AuthenticationPrincipal Caller caller, @PathVariable NodeId id) {
    check(caller, id);
    return CostView.of(costing.of(caller.organization(), id));
  }

  /** Counts from the node's next month on; the first price counts at once. */
  @PutMapping
  CostView say(
      @AuthenticationPrincipal Caller caller,
      @PathVariable NodeId id,
      @Valid @RequestBody MoneyJson month) {
    check(caller, id);
    return CostView.of(costing.say(caller.organization(), id, month.money(), caller.actor()));
  }

  private void check(Caller caller, NodeId id) {
    reach.organization(caller);
    if (nodes.find(caller.organization(), id).isEmpty()) {
      throw Problem.notFound("node");
    }
  }
}
