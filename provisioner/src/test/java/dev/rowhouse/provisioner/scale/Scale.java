package dev.rowhouse.provisioner.scale;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Closing;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.placement.Ask;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.time.IdleSweep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured of a town, each as often as asked. */
final class Scale {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant IN_MARCH = Instant.parse("2026-03-15T00:00:00Z");
  private static final Money FORTY_NINE = Money.of(4_900, "USD");

  private final IdleSweep idle;
  private final Placer placer;
  private final Tenants tenants;
  private final Fleets fleets;
  private final MeteredNodes metered;
  private final Pricing prices;
  private final Closing closing;
  private final OrganizationId organization;
  private final ProjectId project;

  Scale(
      IdleSweep idle,
      Placer placer,
      Tenants tenants,
      Fleets fleets,
      MeteredNodes metered,
      Pricing prices,
      Closing closing,
      OrganizationId organization,
      ProjectId project) {
    this.idle = idle;
    this.placer = placer;
    this.tenants = tenants;
    this.fleets = fleets;
    this.metered = metered;
    this.prices = prices;
    this.closing = closing;
    this.organization = organization;
    this.project = project;
  }

  Times idleSweep(int rounds) {
    return Times.of(rounds, _ -> idle.run());
  }

  Times placement(int rounds) {
    return Times.of(rounds, _ -> placer.weigh(ask()));
  }

  private Ask ask() {
    return new Ask(ContainerId.mint(), project, new Limits(64, 500, 64, 128, 0), "image", "");
  }

  Times firstPage(int rounds) {
    return Times.of(rounds, _ -> tenants.list(organization, project, TenantFilter.FIRST));
  }

  Times pageInTheMiddle(int rounds, int of) {
    var after = new TenantId("tnt_" + "%026d".formatted(of / 2));
    return Times.of(
        rounds,
        _ -> tenants.list(organization, project, new TenantFilter("", Set.of(), after, 50)));
  }

  Times search(int rounds, int of) {
    var filter = new TenantFilter("t" + (of - 1) + "@example.com", Set.of(), null, 50);
    return Times.of(rounds, _ -> tenants.list(organization, project, filter));
  }

  Times glance(int rounds) {
    return Times.of(rounds, _ -> fleets.glance(organization));
  }

  /** A month of each node, once; returns the sum of what all shares are. */
  Closed close(int nodes) {
    List<MeteredNode> all = new ArrayList<>();
    for (int n = 1; n <= nodes; n++) {
      all.add(introduced(n));
    }
    List<Long> sums = new ArrayList<>();
    Times times =
        Times.of(
            nodes,
            n -> {
              MeteredNode node = all.get(n);
              var statement = closing.close(node, node.month(IN_MARCH)).orElseThrow();
              sums.add(statement.shares().stream().mapToLong(s -> s.amount().minor()).sum());
            });
    return new Closed(times, sums.stream().mapToLong(Long::longValue).sum());
  }

  /**
   * @param cents of all shares
   */
  record Closed(Times times, long cents) {}

  private MeteredNode introduced(int number) {
    var node =
        new MeteredNode(
            Town.node(number).value(),
            new OwnerId(organization.value()),
            "sim-" + number,
            "",
            ZoneOffset.UTC,
            true,
            MARCH,
            Optional.empty());
    metered.meet(node);
    prices.agree(node, FORTY_NINE, MARCH, "rental:scale");
    return node;
  }
}
