package dev.rowhouse.provisioner.scale;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.metering.Closing;
import dev.rowhouse.billing.metering.MeteredNode;
import dev.rowhouse.billing.metering.MeteredNodes;
import dev.rowhouse.billing.metering.Pricing;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.container.NewContainer;
import dev.rowhouse.provisioner.container.SimulatedNodes;
import dev.rowhouse.provisioner.cost.Fleets;
import dev.rowhouse.provisioner.placement.Ask;
import dev.rowhouse.provisioner.placement.Placer;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.time.IdleSweep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured of a town, each as often as asked. */
final class Scale {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant IN_MARCH = Instant.parse("2026-03-15T00:00:00Z");
  private static final Money FORTY_NINE = Money.of(4_900, "USD");

  private static final Cause BENCH = new Cause("bench", "to be measured");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final IdleSweep idle;
  private final Containers containers;
  private final SimulatedNodes nodes;
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
      Containers containers,
      SimulatedNodes nodes,
      Placer placer,
      Tenants tenants,
      Fleets fleets,
      MeteredNodes metered,
      Pricing prices,
      Closing closing,
      OrganizationId organization,
      ProjectId project) {
    this.idle = idle;
    this.containers = containers;
    this.nodes = nodes;
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

  /**
   * From the sweep that finds them until the engines have stopped them and rows say so; between
   * rounds they are woken again.
   */
  Times fallAsleep(int rounds, Town town, List<ContainerId> awake) {
    return Times.between(
        rounds,
        () -> town.abandon(awake),
        () -> {
          idle.run();
          nodes.await(awake, Observed.STOPPED);
        },
        () -> {
          awake.forEach(id -> containers.start(id, BENCH));
          nodes.await(awake, Observed.RUNNING);
        });
  }

  /** From the row of a new container until it is placed, made, and answers. */
  Times moveIn(int rounds) {
    List<ContainerId> made = new ArrayList<>();
    Times times =
        Times.of(
            rounds,
            _ -> {
              String name = "fresh-" + NUMBER.incrementAndGet();
              made.add(containers.create(fresh(name), BENCH).id());
              nodes.await(List.of(made.getLast()), Observed.RUNNING);
            });
    made.forEach(id -> containers.delete(id, BENCH));
    nodes.await(made, Observed.DELETED);
    return times;
  }

  private NewContainer fresh(String name) {
    var second = Duration.ofSeconds(1);
    var settings =
        new Settings(
            List.of(), 8080, "/", second, new Limits(64, 500, 64, 128, 0), List.of(), second);
    return new NewContainer(
        project, Kind.TENANT, name, name, null, "app", settings, List.of(), List.of());
  }

  Times compare(int rounds) {
    return Times.of(rounds, _ -> nodes.compare());
  }

  Times placement(int rounds) {
    return Times.of(rounds, _ -> placer.weigh(ask()));
  }

  private Ask ask() {
    return new Ask(ContainerId.mint(), project, new Limits(64, 500, 64, 128, 0), "app", "");
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

  /** What one tenant has, what none has, and what all have. */
  Times search(int rounds, String text, int found) {
    var filter = new TenantFilter(text, Set.of(), null, 50);
    return Times.of(
        rounds,
        _ -> {
          if (tenants.list(organization, project, filter).size() != found) {
            throw new AssertionError("not " + found + " tenants are found by " + text);
          }
        });
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
