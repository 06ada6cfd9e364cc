package dev.rowhouse.portal.api;

import dev.rowhouse.billing.metering.Period;
import dev.rowhouse.billing.metering.Preview;
import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.cost.FleetMonth;
import dev.rowhouse.provisioner.cost.NodeMonth;
import dev.rowhouse.provisioner.cost.Resident;
import dev.rowhouse.provisioner.node.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All nodes, what they cost in the running month, and among whom that is split if nothing changes
 * until its end.
 *
 * @param bill one sum for each currency that nodes are paid in
 * @param costPerTenant the bill divided by the tenants, in major units; empty without tenants
 * @param sharesSum what all shares sum to: the bill, exactly
 * @param shares left out unless asked for
 */
record FleetView(
    Instant asOf,
    List<NodeLine> nodes,
    int tenants,
    int awake,
    List<MoneyJson> bill,
    List<Rate> costPerTenant,
    List<MoneyJson> sharesSum,
    @Nullable List<ShareLine> shares) {

  /**
   * @param price of the running month; null where nobody said one
   * @param nextPrice counts from the next month on
   * @param from when the node's running month began
   */
  record NodeLine(
      NodeId id,
      String name,
      String state,
      String region,
      int tenants,
      int awake,
      Node.@Nullable Room headroom,
      @Nullable MoneyJson price,
      @Nullable MoneyJson nextPrice,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String rule) {}

  record Rate(String currency, BigDecimal amount) {}

  /**
   * @param tenant null for what nobody had, which the organization bears, and for whom nobody knows
   */
  record ShareLine(
      NodeId node,
      @Nullable String tenant,
      @Nullable String name,
      @Nullable String container,
      MoneyJson amount,
      long awakeSeconds,
      long asleepSeconds,
      String how) {}

  static FleetView of(FleetMonth fleet, @Nullable Map<String, Resident> residents) {
    return new FleetView(
        fleet.asOf(),
        fleet.nodes().stream().map(FleetView::line).toList(),
        fleet.tenants(),
        fleet.awake(),
        fleet.bill().stream().map(MoneyJson::of).toList(),
        fleet.tenants() == 0
            ? List.of()
            : fleet.bill().stream().map(bill -> rate(bill, fleet.tenants())).toList(),
        fleet.shared().stream().map(MoneyJson::of).toList(),
        residents == null ? null : lines(fleet, residents));
  }

  private static Rate rate(Money bill, int tenants) {
    return new Rate(bill.currency().getCurrencyCode(), MoneyJson.each(bill, tenants));
  }

  private static NodeLine line(NodeMonth month) {
    Node node = month.node();
    Optional<Period> period = month.month().map(Preview::period);
    return new NodeLine(
        node.id(),
        node.name(),
        node.state().name(),
        node.region(),
        month.tenants(),
        month.awake(),
        node.room(),
        month.price().map(MoneyJson::of).orElse(null),
        month.next().map(next -> MoneyJson.of(next.month())).orElse(null),
        period.map(Period::from).orElse(null),
        period.map(Period::until).orElse(null),
        month.month().map(preview -> preview.basis().rule().id()).orElse(null));
  }

  private static List<ShareLine> lines(FleetMonth fleet, Map<String, Resident> residents) {
    return fleet.nodes().stream()
        .flatMap(node ->
            node.month().stream()
                .flatMap(month -> month.shares().stream())
                .map(share -> line(node.node().id(), share, residents)))
        .toList();
  }

  private static ShareLine line(NodeId node, Share share, Map<String, Resident> residents) {
    Optional<Resident> whose = share.tenant().map(residents::get);
    return new ShareLine(
        node,
        whose.map(resident -> resident.tenant().value()).orElse(null),
        whose.map(Resident::name).orElse(null),
        share.tenant().orElse(null),
        MoneyJson.of(share.amount()),
        share.presence().awake().toSeconds(),
        share.presence().asleep().toSeconds(),
        share.how());
  }
}
