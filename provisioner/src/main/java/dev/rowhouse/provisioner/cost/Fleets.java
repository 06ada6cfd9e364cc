package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Closing;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.billing.metering.Quote;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fleets of organizations, with what they cost. */
@Component
public class Fleets {
  private final Nodes nodes;
  private final MeteredNodes metered;
  private final Pricing prices;
  private final Closing closing;
  private final CountStore counts;
  private final Clock clock;

  Fleets(
      Nodes nodes,
      MeteredNodes metered,
      Pricing prices,
      Closing closing,
      CountStore counts,
      Clock clock) {
    this.nodes = nodes;
    this.metered = metered;
    this.prices = prices;
    this.closing = closing;
    this.counts = counts;
    this.clock = clock;
  }

  /** With each tenant's share of the running month. */
  public FleetMonth of(OrganizationId organization) {
    return read(organization, true);
  }

  /** One node of it, with shares; empty when the organization has no such node. */
  public Optional<NodeMonth> of(OrganizationId organization, NodeId id) {
    Instant now = clock.instant();
    return nodes
        .find(organization, id)
        .map(node -> {
          Optional<MeteredNode> known = metered.find(new OwnerId(organization.value()), id.value());
          NodeCount count = counts.of(organization).getOrDefault(id, NodeCount.NONE);
          return month(node, count, known, prices.quotes(known.stream().toList(), now), now, true);
        });
  }

  /** Without shares: as many queries for a hundred nodes as for one. */
  public FleetMonth glance(OrganizationId organization) {
    return read(organization, false);
  }

  private FleetMonth read(OrganizationId organization, boolean shares) {
    Instant now = clock.instant();
    Map<NodeId, NodeCount> counted = counts.of(organization);
    Map<String, MeteredNode> known =
        metered.of(new OwnerId(organization.value())).stream()
            .collect(Collectors.toMap(MeteredNode::node, Function.identity()));
    Map<String, Quote> quotes = prices.quotes(known.values(), now);
    return new FleetMonth(
        now,
        nodes.list(organization).stream()
            .sorted(Comparator.comparing(Node::name))
            .map(node ->
                month(
                    node,
                    counted.getOrDefault(node.id(), NodeCount.NONE),
                    Optional.ofNullable(known.get(node.id().value())),
                    quotes,
                    now,
                    shares))
            .toList());
  }

  private NodeMonth month(
      Node node,
      NodeCount count,
      Optional<MeteredNode> known,
      Map<String, Quote> quotes,
      Instant now,
      boolean shares) {
    Optional<Quote> quote = Optional.ofNullable(quotes.get(node.id().value()));
    return new NodeMonth(
        node,
        count.tenants(),
        count.awake(),
        quote.map(Quote::month),
        quote.flatMap(Quote::next),
        known.filter(_ -> shares).flatMap(metered -> closing.preview(metered, now)));
  }
}
