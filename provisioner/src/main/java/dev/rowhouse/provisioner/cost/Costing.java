package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builders say what their own machines cost a month. */
@Component
public class Costing {
  private final Nodes nodes;
  private final Introducing introducing;
  private final MeteredNodes metered;
  private final Pricing prices;
  private final Clock clock;

  Costing(Nodes nodes, Introducing introducing, MeteredNodes metered, Pricing prices, Clock clock) {
    this.nodes = nodes;
    this.introducing = introducing;
    this.metered = metered;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * From the next month on; the first one counts at once.
   *
   * @throws Rejected for a price that cannot be, or for a node whose price is its rental's
   * @throws NoSuchElementException when the organization has no such node
   */
  @Transactional
  public NodeCost say(OrganizationId organization, NodeId id, Money month, String by) {
    MeteredNode node = known(organization, id);
    try {
      prices.say(node, month, by);
    } catch (IllegalArgumentException e) {
      throw new Rejected("minor", String.valueOf(e.getMessage()));
    }
    return cost(node);
  }

  /**
   * @throws NoSuchElementException when the organization has no such node
   */
  @Transactional
  public NodeCost of(OrganizationId organization, NodeId id) {
    return cost(known(organization, id));
  }

  private NodeCost cost(MeteredNode node) {
    Instant now = clock.instant();
    return new NodeCost(
        node.rented(), prices.month(node, now), prices.next(node, now), prices.history(node));
  }

  /** A node that was attached a moment ago may not be introduced yet. */
  private MeteredNode known(OrganizationId organization, NodeId id) {
    Node node = nodes.find(organization, id).orElseThrow();
    var owner = new OwnerId(organization.value());
    return metered
        .find(owner, id.value())
        .orElseGet(() -> {
          introducing.introduce(node);
          return metered.find(owner, id.value()).orElseThrow();
        });
  }
}
