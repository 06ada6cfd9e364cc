package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowhouse.billing.metering.Interval;
import dev.rowhouse.billing.metering.Metering;
import dev.rowhouse.billing.metering.Period;
import dev.rowhouse.billing.metering.Phase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterTest {
  private final TestHouse house = new TestHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void eachTransitionEndsOneIntervalAndBeginsTheNext() {
    house.startWorker();
    ContainerId id = house.running();
    house.containers().stop(id, TestHouse.TEST);
    house.becomes(id, Observed.STOPPED);
    house.containers().start(id, TestHouse.TEST);
    house.becomes(id, Observed.RUNNING);
    var told = intervals(id);
    assertThat(told)
        .extracting(Interval::phase)
        .containsExactly(Phase.AWAKE, Phase.ASLEEP, Phase.AWAKE);
    assertThat(told.get(0).until()).isEqualTo(told.get(1).from());
    assertThat(told.get(1).until()).isEqualTo(told.get(2).from());
  }

  @Test
  void whatIsDeletedIsMeteredNoMore() {
    house.startWorker();
    ContainerId id = house.running();
    house.containers().delete(id, TestHouse.TEST);
    house.becomes(id, Observed.DELETED);
    assertThat(intervals(id))
        .last()
        .satisfies(last -> assertThat(last.until()).isBefore(Instant.now().plusSeconds(60)));
  }

  private List<Interval> intervals(ContainerId id) {
    var around =
        new Period(
            Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    return house.bean(Metering.class).intervals(house.nodeId.value(), around).stream()
        .filter(interval -> interval.tenant().equals(id.value()))
        .sorted(Comparator.comparing(Interval::from))
        .toList();
  }
}
