package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private final TestHouse house = new TestHouse();
  private Reconciler reconciler;
  private ContainerId id;

  @BeforeEach
  void aRunningContainer() {
    house.startWorker();
    reconciler = house.reconciler();
    id = house.running();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String name() {
    return house.row(id).name();
  }

  private List<Observed> path() {
    return house.containers().timeline(id).stream().map(TimelineEntry::to).toList();
  }

  @Test
  void whatIsAsTheRowSaysIsLeftAlone() {
    long version = house.row(id).version();
    reconciler.sweep();
    assertThat(house.row(id).version()).isEqualTo(version);
  }

  @Test
  void anAppThatEndedIsStartedAgain() {
    house.node.crash(name(), 1);
    reconciler.sweep();
    house.becomes(id, Observed.RUNNING);
    assertThat(path()).endsWith(Observed.STOPPED, Observed.RUNNING);
    assertThat(house.containers().timeline(id))
        .anyMatch(entry -> entry.detail().contains("exit code 1"));
  }

  @Test
  void anAppThatEndsAgainAndAgainFailsInTheEnd() {
    for (int crash = 1; crash <= 6; crash++) {
      house.node.crash(name(), 7);
      reconciler.sweep();
      house.jdbc().sql("UPDATE provisioner_container SET next_at = '2000-01-01'").update();
      house.becomes(id, crash <= 5 ? Observed.RUNNING : Observed.FAILED);
    }
    assertThat(house.row(id).container().failure()).contains("exit code 7", "and that was it");
  }

  @Test
  void aSecondCrashWaitsALittleBeforeTheNextStart() {
    house.node.crash(name(), 7);
    reconciler.sweep();
    house.becomes(id, Observed.RUNNING);
    house.node.crash(name(), 7);
    reconciler.sweep();
    assertThat(house.row(id).observed()).isEqualTo(Observed.STOPPED);
    house.becomes(id, Observed.RUNNING);
  }

  @Test
  void aLostContainerIsMadeAgainWithItsData() {
    String volume = house.house(id).plan.volumes().get("/data");
    house.node.volumes.get(volume).put("db", "rows");
    house.node.remove(name());
    reconciler.sweep();
    house.becomes(id, Observed.RUNNING);
    assertThat(house.node.volumes.get(volume)).containsEntry("db", "rows");
  }

  @Test
  void whatSomebodyPausedOrStartedByHandIsPutRight() {
    house.node.pause(name());
    reconciler.sweep();
    assertThat(house.house(id).status).isEqualTo(Seen.Status.PAUSED); // it may be being copied
    house.later = Duration.ofSeconds(30);
    reconciler.sweep();
    await().until(() -> house.house(id).status == Seen.Status.RUNNING);
    house.becomes(id, Observed.RUNNING);

    house.containers().stop(id, TestHouse.TEST);
    house.becomes(id, Observed.STOPPED);
    house.node.start(name());
    reconciler.sweep();
    house.becomes(id, Observed.STOPPED);
    assertThat(house.house(id).status).isEqualTo(Seen.Status.EXITED);
  }

  @Test
  void afterARebootWallsStandBeforeAnythingRuns() {
    house.node.reboot();
    house.wall.fall();
    reconciler.sweep();
    house.becomes(id, Observed.RUNNING);
    assertThat(house.wall.stands).isTrue();
    assertThat(house.wall.raised).containsKey(house.address(id));
  }

  @Test
  void onlyWhatIsOursAndHasNoRowIsRemoved() {
    String orphan = "rh-" + ContainerId.mint().value();
    for (String name : List.of(orphan, name() + "-next", "somebody-elses", "rh-con_x")) {
      house.node.create(
          new ContainerPlan(
              name,
              "app",
              List.of(),
              Map.of(),
              house.settings().limits(),
              Map.of(),
              "net0",
              new Address("127.9.9.9", ""),
              Map.of(),
              null));
    }
    reconciler.sweep();
    assertThat(house.node.houses).containsOnlyKeys(name(), "somebody-elses", "rh-con_x");
  }

  @Test
  void aNodeThatIsAwayIsLeftForTheNextSweep() {
    house.node.away = true;
    reconciler.sweep();
    assertThat(house.row(id).observed()).isEqualTo(Observed.RUNNING);
    house.node.away = false;
  }

  @Test
  void dockersOwnNewsIsHeardAtOnce() {
    var hearing = new Hearing(reconciler);
    house.node.watch(seen -> hearing.heard(house.nodeId, seen), _ -> {});
    house.node.crash(name(), 1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> path().size() >= 4 && house.row(id).observed() == Observed.RUNNING);
  }
}
