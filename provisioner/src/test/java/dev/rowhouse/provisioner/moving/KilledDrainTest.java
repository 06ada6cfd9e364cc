package dev.rowhouse.provisioner.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Fate;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Killed;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.TestHouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who empties a node may fall after any act: another goes on, and the end is told once. */
class KilledDrainTest {
  private static final Cause TEST = TestHouse.TEST;
  private static final int WIDTH = 2;
  private static TestHouse house;

  @BeforeAll
  static void open() {
    house = new TestHouse();
    house.work();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aDrainEndsWhoeverFalls() {
    int boundary = 0;
    boolean gotThrough = false;
    while (!gotThrough) {
      gotThrough = survives(++boundary);
    }
    assertThat(boundary).isGreaterThan(4);
  }

  private static boolean survives(int boundary) {
    List<ContainerId> all = List.of(house.furnished(), house.furnished(), house.furnished());
    var fate = new Fate(boundary);
    List<Object> told = new ArrayList<>();
    new DrainStore(house.jdbc(), Clock.systemUTC()).begin(house.nodeId, TEST);
    empties(waves(fate, told), fate);
    boolean gotThrough = !fate.dead();
    empties(waves(new Fate(0), told), new Fate(0));
    assertThat(told).as("after " + fate.history()).containsExactly(new NodeDrained(house.nodeId));
    for (ContainerId id : all) {
      assertThat(house.hasMoved(id)).as("after " + fate.history()).isTrue();
      house.containers().delete(id, TEST);
      house.becomes(id, Observed.DELETED);
    }
    return gotThrough;
  }

  /** Until it is done, or who does it falls. */
  private static void empties(Waves waves, Fate fate) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          try {
            int _ = waves.sweep();
          } catch (Killed e) {
            return true;
          }
          house.clear();
          return fate.dead() || done();
        });
  }

  private static boolean done() {
    return new DrainStore(house.jdbc(), Clock.systemUTC())
            .find(house.nodeId)
            .map(Drain::state)
            .orElseThrow()
        == Drain.State.DONE;
  }

  private static Waves waves(Fate fate, List<Object> told) {
    var moving =
        new Moving(house.relocations(), house.bean(Holdings.class)) {
          @Override
          public Move move(ContainerId id, Optional<NodeId> to, Cause cause) {
            Move move = super.move(id, to, cause);
            fate.act("move");
            return move;
          }
        };
    DataSource source = house.source(fate);
    return new Waves(
        new DrainStore(JdbcClient.create(source), Clock.systemUTC()),
        moving,
        house.containers(),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        told::add,
        new Bell(),
        WIDTH);
  }
}
