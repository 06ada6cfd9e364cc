package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoWorkersTest {
  private final TestHouse house = new TestHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void twoWorkersShareTheWorkAndDoNothingTwice() {
    house.startWorker();
    house.startWorker();
    List<ContainerId> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(house.containers().create(house.wanted(), TestHouse.TEST).id());
    }
    ids.forEach(id -> house.becomes(id, Observed.RUNNING));
    assertThat(house.node.starts.get()).isEqualTo(20);
    assertThat(house.node.houses).hasSize(20);
    assertThat(new HashSet<>(house.addresses.leases.values())).hasSize(20);
  }

  @Test
  void aWorkerThatDiedIsReplacedWhenItsLeaseRunsOut() {
    var fate = new Fate(4);
    house.startWorker(fate);
    ContainerId id = house.containers().create(house.wanted(), TestHouse.TEST).id();
    await().until(fate::dead);
    house.startWorker();
    house.becomes(id, Observed.RUNNING);
    assertThat(house.node.houses).hasSize(1);
  }

  @Test
  void aLeaseIsHeldForAsLongAsTheAppTakesToStart() {
    ContainerId id =
        house.containers().create(house.wanted(Kind.TENANT, "slow"), TestHouse.TEST).id();
    house.startWorker();
    house.startWorker();
    house.becomes(id, Observed.RUNNING);
    assertThat(house.row(id).leases()).isOne();
    assertThat(Duration.ofSeconds(1)).isGreaterThan(TestHouse.LEASE);
  }

  @Test
  void oneOfManyClaimsGetsTheSpare() throws Exception {
    house.startWorker();
    ContainerId spare =
        house.containers().create(house.wanted(Kind.SPARE, "app"), TestHouse.TEST).id();
    house.becomes(spare, Observed.RUNNING);
    List<Callable<Optional<Container>>> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      NewContainer wanted = house.wanted();
      claims.add(() -> house.containers().claim(wanted, TestHouse.TEST));
    }
    int won = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var future : pool.invokeAll(claims)) {
        won += future.get().isPresent() ? 1 : 0;
      }
    }
    assertThat(won).isOne();
  }
}
