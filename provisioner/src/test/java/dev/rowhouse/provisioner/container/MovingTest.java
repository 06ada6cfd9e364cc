package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From one node to the other, and what remains where when something fails on the way. */
class MovingTest {
  private static final Cause TEST = TestHouse.TEST;
  private static TestHouse house;
  private static Metered metered;
  private static Clearing clearing;

  @BeforeAll
  static void open() {
    house = new TestHouse();
    metered = new Metered(house);
    clearing = house.clearing();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aRunningContainerTakesAllAlong() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    MoveId move = house.relocations().begin(id, null, TEST).id();
    arrives(id, Observed.RUNNING);
    assertThat(moved(id).files).containsEntry("/etc/mine", id.value());
    assertThat(data(id)).containsEntry("db", id.value());
    cleared(id);
    assertThat(house.relocations().find(move).orElseThrow().stage()).isEqualTo(MoveStage.DONE);
    assertThat(house.relocations().find(move).orElseThrow().pause()).isPresent();
    nothingElse();
    assertThat(house.containers().timeline(id).getLast().detail())
        .contains("moved to two, away for");
    assertThat(route(id).ipv4()).isEqualTo(house.address(id).ipv4());
    worker.stop();
  }

  @Test
  void aSleepingContainerIsNotWoken() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.containers().stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    int starts = house.node.starts.get() + house.other.starts.get();
    house.relocations().begin(id, null, TEST);
    arrives(id, Observed.STOPPED);
    assertThat(house.node.starts.get() + house.other.starts.get()).isEqualTo(starts);
    assertThat(data(id)).containsEntry("db", id.value());
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    house.becomes(id, Observed.RUNNING);
    assertThat(moved(id).status).isEqualTo(Seen.Status.RUNNING);
    worker.stop();
  }

  @Test
  void whoDoesNotBecomeHealthyThereIsStartedAgainHere() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.other.refusal = "no room on the disk";
    house.relocations().begin(id, null, TEST);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(house.row(id).move()).isNull());
    house.other.refusal = null;
    house.becomes(id, Observed.RUNNING);
    assertThat(house.row(id).node()).isEqualTo(house.nodeId);
    assertThat(house.house(id).status).isEqualTo(Seen.Status.RUNNING);
    assertThat(house.containers().timeline(id))
        .anySatisfy(
            line -> assertThat(line.detail()).contains("stays on one: no room on the disk"));
    cleared(id);
    assertThat(house.relocations().of(id, 1).getFirst().stage()).isEqualTo(MoveStage.FAILED);
    assertThat(house.other.volumes.keySet()).noneMatch(name -> name.contains(id.value()));
    worker.stop();
  }

  @Test
  void aRequestDuringTheMoveWaitsAndIsServedThere() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.relocations().begin(id, null, TEST);
    Set<Observed> told = new HashSet<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> {
          told.add(route(id).observed());
          assertThat(route(id).wakeable()).isTrue();
          return house.row(id).move() == null && house.row(id).node().equals(house.otherId);
        });
    assertThat(told).isSubsetOf(Observed.RUNNING, Observed.STOPPED);
    house.becomes(id, Observed.RUNNING);
    worker.stop();
  }

  @Test
  void aCopyThatComesBackWithItsNodeIsStoppedAndNeverAdopted() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.relocations().begin(id, null, TEST);
    arrives(id, Observed.RUNNING);
    cleared(id);
    worker.stop();
    house.node.houses.put(Names.container(id), house.other.houses.get(Names.container(id)));
    FakeNode.House stale = new FakeNode.House(moved(id).plan);
    stale.status = Seen.Status.RUNNING;
    house.node.houses.put(Names.container(id), stale);
    house.reconciler().sweep(house.nodeId);
    assertThat(stale.status).isEqualTo(Seen.Status.EXITED);
    assertThat(moved(id).status).isEqualTo(Seen.Status.RUNNING);
    assertThat(house.row(id).node()).isEqualTo(house.otherId);
    house.node.houses.remove(Names.container(id));
  }

  @Test
  void aMoveIsNotBegunTwice() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    worker.stop();
    house.relocations().begin(id, null, TEST);
    assertThatThrownBy(() -> house.relocations().begin(id, null, TEST))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("already");
    Worker next = house.startWorker();
    arrives(id, Observed.RUNNING);
    next.stop();
  }

  @Test
  void whoIsErasedOnTheWayLeavesNothingAnywhere() {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.relocations().begin(id, null, TEST);
    house.containers().delete(id, TEST);
    house.becomes(id, Observed.DELETED);
    worker.stop();
    clearing.sweep();
    assertThat(house.node.volumes.keySet()).noneMatch(name -> name.contains(id.value()));
    assertThat(house.other.volumes.keySet()).noneMatch(name -> name.contains(id.value()));
    assertThat(house.other.houses).doesNotContainKey(Names.container(id));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWorkerKilledAtAnyBoundaryOfAMoveLosesNothing(boolean awake) {
    int boundary = 0;
    boolean gotThrough = false;
    while (!gotThrough) {
      gotThrough = survives(awake, ++boundary);
    }
    assertThat(boundary).isGreaterThan(10);
  }

  /** True when the worker was quicker than its fate. */
  private static boolean survives(boolean awake, int boundary) {
    Worker first = house.startWorker();
    ContainerId id = marked();
    if (!awake) {
      house.containers().stop(id, TEST);
      house.becomes(id, Observed.STOPPED);
    }
    first.stop();
    var fate = new Fate(boundary);
    Worker doomed = house.startWorker(fate);
    house.relocations().begin(id, null, TEST);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> fate.dead() || house.settled(id));
    boolean gotThrough = !fate.dead();
    fate.kill();
    doomed.stop();
    boolean late = writesOn(id);
    house.leasesRunOut();
    house.reconciler().sweep();
    Worker fresh = house.startWorker();
    house.reconciler().sweep();
    arrives(id, awake ? Observed.RUNNING : Observed.STOPPED);
    house.reconciler().sweep();
    cleared(id);
    String when = "after " + fate.history();
    assertThat(moved(id).files).as(when).containsEntry("/etc/mine", id.value());
    assertThat(data(id)).as(when).containsEntry("db", id.value());
    if (late) {
      assertThat(moved(id).files).as(when).containsEntry("/etc/late", id.value());
      assertThat(data(id)).as(when).containsEntry("late", id.value()).doesNotContainKey("old");
    }
    assertThat(house.node.houses).as(when).doesNotContainKey(Names.container(id));
    assertThat(house.row(id).observed())
        .as(when)
        .isEqualTo(awake ? Observed.RUNNING : Observed.STOPPED);
    nothingElse();
    metered.isSeamless(id);
    assertThat(metered.of(id).getLast().node()).as(when).isEqualTo(house.otherId);
    house.containers().delete(id, TEST);
    house.becomes(id, Observed.DELETED);
    fresh.stop();
    return gotThrough;
  }

  /** The app is at work while nobody goes on with its move. False when it stands still. */
  private static boolean writesOn(ContainerId id) {
    FakeNode.House there = house.node.houses.get(Names.container(id));
    if (house.row(id).move() == null || there == null || there.status != Seen.Status.RUNNING) {
      return false;
    }
    there.files.put("/etc/late", id.value());
    var data = house.node.volumes.get(Names.volume(id, "/data"));
    data.put("late", id.value());
    data.remove("old");
    return true;
  }

  /** A worker that was slow must not remove what came back meanwhile. */
  @Test
  void whoClearsUpTooLateRemovesNothing() throws InterruptedException {
    Worker worker = house.startWorker();
    ContainerId id = marked();
    house.relocations().begin(id, null, TEST);
    arrives(id, Observed.RUNNING);
    cleared(id);
    house.relocations().begin(id, house.nodeId, TEST);
    await().atMost(Duration.ofSeconds(30)).until(() -> house.row(id).node().equals(house.nodeId));
    house.becomes(id, Observed.RUNNING);
    cleared(id);

    var removed = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    house.node.afterRemoval =
        () -> {
          removed.countDown();
          awaits(goOn);
        };
    var slow = house.clearing();
    house.relocations().begin(id, house.otherId, TEST);
    arrives(id, Observed.RUNNING);
    Thread late = Thread.ofVirtual().start(slow::sweep);
    removed.await();
    house.node.afterRemoval = () -> {};
    assertThat(house.relocations().of(id, 1).getFirst().stage()).isEqualTo(MoveStage.CLEARING);
    assertThatThrownBy(() -> house.relocations().begin(id, house.nodeId, TEST))
        .hasMessageContaining("not cleared up yet");
    house.jdbc().sql("UPDATE provisioner_move SET cleaner_until = '2000-01-01'").update();
    cleared(id);
    house.relocations().begin(id, house.nodeId, TEST);
    await().atMost(Duration.ofSeconds(30)).until(() -> house.row(id).node().equals(house.nodeId));
    house.becomes(id, Observed.RUNNING);
    goOn.countDown();
    late.join();
    assertThat(house.node.volumes).containsKey(Names.volume(id, "/data"));
    assertThat(house.house(id).status).isEqualTo(Seen.Status.RUNNING);
    cleared(id);
    erase(id);
    worker.stop();
  }

  @Test
  void whoClearsUpIsKilledAtAnyBoundary() {
    int boundary = 0;
    var fate = new Fate(0);
    do {
      fate = new Fate(++boundary);
      Worker worker = house.startWorker();
      ContainerId id = marked();
      house.relocations().begin(id, null, TEST);
      arrives(id, Observed.RUNNING);
      Clearing doomed = house.clearing(fate);
      try {
        int _ = doomed.sweep();
      } catch (Killed e) {
        assertThat(fate.dead()).isTrue();
      }
      house.jdbc().sql("UPDATE provisioner_move SET cleaner_until = '2000-01-01'").update();
      cleared(id);
      assertThat(house.node.houses)
          .as("after " + fate.history())
          .doesNotContainKey(Names.container(id));
      assertThat(data(id)).containsEntry("db", id.value());
      nothingElse();
      erase(id);
      worker.stop();
    } while (fate.dead());
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void erase(ContainerId id) {
    house.containers().delete(id, TEST);
    house.becomes(id, Observed.DELETED);
  }

  private static void cleared(ContainerId id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          clearing.sweep();
          return house.bean(MoveStore.class).unfinished(id).isEmpty();
        });
  }

  private static ContainerId marked() {
    ContainerId id = house.running();
    house.house(id).files.put("/etc/mine", id.value());
    house.node.volumes.get(Names.volume(id, "/data")).put("db", id.value());
    house.node.volumes.get(Names.volume(id, "/data")).put("old", id.value());
    return id;
  }

  private static void arrives(ContainerId id, Observed state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertThat(house.row(id).node()).isEqualTo(house.otherId));
    house.becomes(id, state);
  }

  private static FakeNode.House moved(ContainerId id) {
    return house.other.houses.get(Names.container(id));
  }

  private static java.util.Map<String, String> data(ContainerId id) {
    return house.other.volumes.get(Names.volume(id, "/data"));
  }

  private static Route route(ContainerId id) {
    List<Route> all = house.bean(Routes.class).changedSince(Instant.EPOCH);
    return all.stream().filter(route -> route.container().equals(id)).findFirst().orElseThrow();
  }

  /** Each node has the volumes of those that stand there, and no others. */
  private static void nothingElse() {
    Set<String> here = new HashSet<>();
    Set<String> there = new HashSet<>();
    house
        .containers()
        .list(house.project, java.util.Optional.empty(), 1_000)
        .forEach(container -> {
          boolean other = house.otherId.equals(container.node());
          (other ? there : here).add(Names.volume(container.id(), "/data"));
        });
    assertThat(house.node.volumes.keySet()).isEqualTo(here);
    assertThat(house.other.volumes.keySet()).isEqualTo(there);
  }
}
