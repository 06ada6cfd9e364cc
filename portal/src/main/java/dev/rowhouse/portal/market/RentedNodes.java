package dev.rowhouse.portal.market;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.marketplace.RentalId;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which node a rented server became. */
@Component
class RentedNodes {
  private final Nodes nodes;

  RentedNodes(Nodes nodes) {
    this.nodes = nodes;
  }

  Optional<Node> of(OrganizationId organization, RentalId rental) {
    return nodes.list(organization).stream()
        .filter(node -> rental.equals(node.rental()))
        .findFirst();
  }
}
