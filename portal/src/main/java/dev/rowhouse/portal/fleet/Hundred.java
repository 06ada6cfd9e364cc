package dev.rowhouse.portal.fleet;

import dev.rowhouse.db.money.Money;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.provisioner.cost.FleetMonth;
import dev.rowhouse.provisioner.cost.NodeMonth;
import dev.rowhouse.provisioner.node.Node;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the next hundred tenants do to the bill: nothing; to the divisor: this.
 *
 * @param curve the cost of a house from the next tenant to the hundredth
 * @param fits how many more the disks of all nodes hold, at what a tenant's house takes today
 */
record Hundred(Money bill, int tenants, List<Step> steps, long fits, Curve curve) {
  private static final int MORE = 100;
  private static final int FINE = 10_000;

  /** Bytes that a sleeping house is taken for: measured clones of a small app, with air. */
  private static final long A_HOUSE = 20L << 20;

  private static final long RESERVE = 1L << 30;

  /** So many more. */
  record Step(int more, int tenants) {}

  static List<Hundred> of(FleetMonth fleet, Say say) {
    int now = fleet.tenants();
    List<Step> steps =
        Stream.of(0, 10, 25, 50, MORE)
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
    return fleet.bill().stream()
        .filter(bill -> bill.minor() > 0)
        .map(bill -> new Hundred(bill, now, steps, fits, curve(bill, now, say)))
        .toList();
  }

  private static Curve curve(Money bill, int now, Say say) {
    int first = Math.max(1, now);
    List<Sample> ahead =
        IntStream.rangeClosed(first + 1, now + MORE).mapToObj(n -> sample(bill, n)).toList();
    return Drawing.of(
        List.of(sample(bill, first)),
        ahead,
        x -> String.valueOf(Math.round(x)),
        y -> say.each(new Money(Math.round(y * FINE), bill.currency()), FINE));
  }

  private static Sample sample(Money bill, int tenants) {
    return new Sample(tenants, (double) bill.minor() / tenants);
  }
}
