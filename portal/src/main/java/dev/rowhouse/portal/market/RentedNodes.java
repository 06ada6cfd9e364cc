package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which node a rented server became. */
@Component
class RentedNodes {
  private final Nodes nodes;
  private final Draining draining;

  RentedNodes(Nodes nodes, Draining draining) {
    this.nodes = nodes;
    this.draining = draining;
  }

  /** How far its tenants are on their way out. */
  Optional<Drain> drain(@Nullable Node node) {
    return node == null ? Optional.empty() : draining.progress(node.organization(), node.id());
  }

  Optional<Node> of(OrganizationId organization, RentalId rental) {
    return nodes.list(organization).stream()
        .filter(node -> rental.equals(node.rental()))
        .findFirst();
  }
}
