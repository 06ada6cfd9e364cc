package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.metering.Interval;
import dev.rowhouse.billing.metering.Metering;
import dev.rowhouse.billing.metering.Period;
import dev.rowhouse.billing.metering.Phase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What billing knows of the time that tenants had on the two nodes of a test's house. */
final class Metered {
  private final TestHouse house;
  private final Instant began = Instant.now().minus(Duration.ofHours(1));

  Metered(TestHouse house) {
    this.house = house;
  }

  /** A stretch of time on a node, half open. */
  record Stay(NodeId node, Phase phase, Instant from, Instant until) {}

  /** From an hour before the test began. */
  Period until(Instant end) {
    return new Period(began, end);
  }

  List<Interval> intervals(NodeId node, Period period) {
    return house.bean(Metering.class).intervals(node.value(), period);
  }

  /** All of one tenant, the earliest first. */
  List<Stay> of(ContainerId id) {
    Period period = until(Instant.now().plus(Duration.ofHours(1)));
    return Stream.of(house.nodeId, house.otherId)
        .flatMap(node ->
            intervals(node, period).stream()
                .filter(interval -> interval.tenant().equals(id.value()))
                .map(each -> new Stay(node, each.phase(), each.from(), each.until())))
        .sorted(Comparator.comparing(Stay::from))
        .toList();
  }

  /** From its first moment on it is on one node and on one only, until the end. */
  void isSeamless(ContainerId id) {
    List<Stay> stays = of(id);
    for (int next = 1; next < stays.size(); next++) {
      assertThat(stays.get(next).from())
          .as("%s of %s", next, stays)
          .isEqualTo(stays.get(next - 1).until());
    }
  }
}
