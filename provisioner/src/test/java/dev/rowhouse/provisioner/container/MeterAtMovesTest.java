package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.metering.Basis;
import dev.rowhouse.billing.metering.Phase;
import dev.rowhouse.billing.metering.Rule;
import dev.rowhouse.billing.metering.Share;
import dev.rowhouse.billing.metering.Splitting;
import dev.rowhouse.db.money.Money;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a tenant's time on one node ends and that on the other begins. */
class MeterAtMovesTest {
  private static final Money FORTY_NINE = Money.of(4_900, "USD");

  private final TestHouse house = new TestHouse();
  private final Metered metered = new Metered(house);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theSourceEndsAtTheInstantInWhichTheTargetBegins() {
    house.startWorker();
    ContainerId id = house.running();
    move(id, Observed.RUNNING);
    List<Metered.Stay> stays = metered.of(id);
    assertThat(stays)
        .extracting(Metered.Stay::node, Metered.Stay::phase)
        .startsWith(tuple(house.nodeId, Phase.AWAKE))
        .endsWith(tuple(house.nodeId, Phase.ASLEEP), tuple(house.otherId, Phase.AWAKE));
    metered.isSeamless(id);
    assertThat(stays.getLast().from()).isEqualTo(arrival(id));
  }

  @Test
  void whoSleepsIsMovedAsleep() {
    house.startWorker();
    ContainerId id = house.running();
    house.containers().stop(id, TestHouse.TEST);
    house.becomes(id, Observed.STOPPED);
    move(id, Observed.STOPPED);
    assertThat(metered.of(id).getLast())
        .satisfies(stay -> {
          assertThat(stay.node()).isEqualTo(house.otherId);
          assertThat(stay.phase()).isEqualTo(Phase.ASLEEP);
          assertThat(stay.from()).isEqualTo(arrival(id));
        });
    metered.isSeamless(id);
  }

  @Test
  void whoStaysAfterAllWasNeverOnTheTarget() {
    house.startWorker();
    ContainerId id = house.running();
    house.other.refusal = "no room on the disk";
    house.relocations().begin(id, null, TestHouse.TEST);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(house.row(id).move()).isNull());
    house.becomes(id, Observed.RUNNING);
    assertThat(metered.of(id)).extracting(Metered.Stay::node).containsOnly(house.nodeId);
    metered.isSeamless(id);
  }

  @Test
  void whoComesBackHasTwoStaysThereAndOneBetween() {
    house.startWorker();
    ContainerId id = house.running();
    move(id, Observed.RUNNING);
    house.clearing().sweep();
    moveTo(id, house.nodeId, Observed.RUNNING);
    metered.isSeamless(id);
    List<NodeId> nodes = metered.of(id).stream().map(Metered.Stay::node).toList();
    assertThat(nodes).startsWith(house.nodeId).endsWith(house.nodeId).contains(house.otherId);
  }

  /** Each node's cost is shared out to the cent, whoever came and left in its month. */
  @ParameterizedTest
  @EnumSource
  void bothNodesMonthsConserve(Rule rule) {
    house.startWorker();
    ContainerId mover = house.running();
    ContainerId sleeper = house.running();
    house.containers().stop(sleeper, TestHouse.TEST);
    house.becomes(sleeper, Observed.STOPPED);
    move(mover, Observed.RUNNING);
    Instant end = Instant.now().plusSeconds(3_600);
    Duration held = Duration.ZERO;
    for (NodeId node : List.of(house.nodeId, house.otherId)) {
      var period = metered.until(end);
      List<Share> shares =
          Splitting.split(Basis.of(FORTY_NINE, rule), period, metered.intervals(node, period));
      assertThat(shares.stream().mapToLong(share -> share.amount().minor()).sum()).isEqualTo(4_900);
      held =
          shares.stream()
              .filter(share -> share.tenant().equals(Optional.of(mover.value())))
              .map(share -> share.presence().awake().plus(share.presence().asleep()))
              .reduce(held, Duration::plus);
    }
    assertThat(held).isEqualTo(Duration.between(metered.of(mover).getFirst().from(), end));
  }

  private void move(ContainerId id, Observed state) {
    moveTo(id, house.otherId, state);
  }

  private void moveTo(ContainerId id, NodeId node, Observed state) {
    house.relocations().begin(id, null, TestHouse.TEST);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertThat(house.row(id).node()).isEqualTo(node));
    house.becomes(id, state);
  }

  private Instant arrival(ContainerId id) {
    return house.containers().timeline(id).stream()
        .filter(line -> line.detail().startsWith("moved to "))
        .findFirst()
        .orElseThrow()
        .at();
  }
}
