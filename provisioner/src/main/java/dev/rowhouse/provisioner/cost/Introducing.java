package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.marketplace.rental.Rental;
import dev.rowhouse.marketplace.rental.RentalState;
import dev.rowhouse.marketplace.rental.RentalStep;
import dev.rowhouse.marketplace.rental.Rentals;
import dev.rowhouse.marketplace.rental.Span;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps billing's list of nodes in line with ours: new ones, other names, and those that ended. */
@Component
public class Introducing {
  private final Nodes nodes;
  private final Rentals rentals;
  private final MeteredNodes metered;
  private final Pricing prices;
  private final Clock clock;

  Introducing(Nodes nodes, Rentals rentals, MeteredNodes metered, Pricing prices, Clock clock) {
    this.nodes = nodes;
    this.rentals = rentals;
    this.metered = metered;
    this.prices = prices;
    this.clock = clock;
  }

  /** How many nodes there are. */
  public int sweep() {
    List<Node> all = nodes.all();
    all.forEach(this::introduce);
    Set<String> here = all.stream().map(node -> node.id().value()).collect(Collectors.toSet());
    metered.all().stream()
        .filter(node -> node.ended().isEmpty() && !here.contains(node.node()))
        .forEach(node -> metered.end(node.node(), clock.instant()));
    return all.size();
  }

  void introduce(Node node) {
    Optional<Rental> rental = Optional.ofNullable(node.rental()).flatMap(rentals::find);
    rental
        .filter(known -> known.span().isPresent())
        .ifPresentOrElse(known -> rented(node, known), () -> metered.meet(own(node)));
  }

  /** A machine of the builder's own: its months begin when it was attached. */
  private static MeteredNode own(Node node) {
    return new MeteredNode(
        node.id().value(),
        new OwnerId(node.organization().value()),
        node.name(),
        node.region(),
        ZoneOffset.UTC,
        false,
        node.createdAt(),
        Optional.empty());
  }

  /** Its months are those of the contract, and end with what was paid for. */
  private void rented(Node node, Rental rental) {
    Span span = rental.span().orElseThrow();
    var known =
        new MeteredNode(
            node.id().value(),
            new OwnerId(node.organization().value()),
            node.name(),
            node.region(),
            rental.contract().zone(),
            true,
            span.anchor(),
            ended(rental));
    metered.meet(known);
    prices.agree(
        known, rental.contract().price().month(), span.from(), "rental:" + rental.id().value());
  }

  /** Since when it is asked back, unless it goes on after all. */
  private Optional<Instant> ended(Rental rental) {
    if (rental.state() != RentalState.RECLAIMING && rental.state() != RentalState.ENDED) {
      return Optional.empty();
    }
    return rentals.history(rental).stream()
        .filter(step -> step.to() == RentalState.RECLAIMING)
        .map(RentalStep::at)
        .reduce((_, last) -> last);
  }
}
