package dev.rowhouse.provisioner.cost;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.FleetPoint;
import dev.rowhouse.billing.metering.FleetPoints;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes down now and then what each fleet costs and among how many, for the curve. */
@Component
public class Sampling {
  private final Nodes nodes;
  private final Fleets fleets;
  private final FleetPoints points;

  Sampling(Nodes nodes, Fleets fleets, FleetPoints points) {
    this.nodes = nodes;
    this.fleets = fleets;
    this.points = points;
  }

  /** How many points there are now for each fleet that costs something. */
  public int sweep() {
    List<OrganizationId> owners = nodes.all().stream().map(Node::organization).distinct().toList();
    owners.forEach(this::sample);
    return owners.size();
  }

  private void sample(OrganizationId organization) {
    FleetMonth fleet = fleets.glance(organization);
    for (Money bill : fleet.bill()) {
      points.keep(
          new FleetPoint(
              new OwnerId(organization.value()),
              fleet.asOf(),
              bill,
              fleet.nodes().size(),
              fleet.tenants()));
    }
  }
}
