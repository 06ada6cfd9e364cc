package dev.rowhouse.portal.money;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Head;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.billing.metering.Statement;
import dev.rowhouse.billing.metering.StatementId;
import dev.rowhouse.billing.metering.Statements;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.cost.Resident;
import dev.rowhouse.provisioner.cost.Residents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Closed months of an organization's nodes. */
@Component
class Months {
  private final Statements statements;
  private final MeteredNodes nodes;
  private final Residents residents;

  Months(Statements statements, MeteredNodes nodes, Residents residents) {
    this.statements = statements;
    this.nodes = nodes;
    this.residents = residents;
  }

  List<Head> of(OrganizationId organization) {
    return statements.of(owner(organization));
  }

  /** Those that are gone too. */
  Map<String, MeteredNode> nodes(OrganizationId organization) {
    return nodes.of(owner(organization)).stream()
        .collect(Collectors.toMap(MeteredNode::node, Function.identity()));
  }

  Optional<Month> find(OrganizationId organization, StatementId id) {
    OwnerId owner = owner(organization);
    return statements
        .find(owner, id)
        .flatMap(
            found -> nodes.find(owner, found.node()).map(node -> month(organization, node, found)));
  }

  private Month month(OrganizationId organization, MeteredNode node, Statement statement) {
    List<String> tenants =
        statement.shares().stream().map(Share::tenant).flatMap(Optional::stream).toList();
    Map<String, Resident> names = residents.of(organization, tenants);
    return new Month(
        node,
        statement,
        statement.shares().stream()
            .map(share -> new Line(share, share.tenant().map(names::get)))
            .toList());
  }

  private static OwnerId owner(OrganizationId organization) {
    return new OwnerId(organization.value());
  }
}
