package dev.rowhouse.portal.fleet;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.cost.FleetMonth;
import dev.rowhouse.provisioner.cost.NodeMonth;
import dev.rowhouse.provisioner.node.Node;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the next hundred tenants do to the bill: nothing; to the divisor: this.
 *
 * @param fits how many more the disks of all nodes hold, at what a tenant's house takes today
 */
record Hundred(Money bill, int tenants, List<Step> steps, long fits) {
  /** Bytes that a sleeping house is taken for: measured clones of a small app, with air. */
  private static final long A_HOUSE = 20L << 20;

  private static final long RESERVE = 1L << 30;

  /** So many more. */
  record Step(int more, int tenants) {}

  static List<Hundred> of(FleetMonth fleet) {
    int now = fleet.tenants();
    List<Step> steps =
        Stream.of(0, 10, 25, 50, 100)
            .map(more -> new Step(more, now + more))
            .filter(step -> step.tenants() > 0)
            .toList();
    long fits =
        fleet.nodes().stream()
            .map(NodeMonth::node)
            .map(Node::room)
            .filter(Objects::nonNull)
            .mapToLong(room -> Math.max(0, room.diskFree() - RESERVE) / A_HOUSE)
            .sum();
    return fleet.bill().stream().map(bill -> new Hundred(bill, now, steps, fits)).toList();
  }
}
