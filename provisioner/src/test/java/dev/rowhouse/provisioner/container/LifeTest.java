package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.machine.TestDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifeTest {
  private static final Cause TEST = TestHouse.TEST;

  private final TestHouse house = new TestHouse();
  private Containers containers;

  @BeforeEach
  void aWorker() {
    containers = house.containers();
    house.startWorker();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ContainerId running() {
    return house.running();
  }

  private void becomes(ContainerId id, Observed state) {
    house.becomes(id, state);
  }

  @Test
  void aNewContainerRunsBehindItsWallWithItsVolumeAndEnvironment() {
    ContainerId id = running();
    var plan = house.house(id).plan;
    assertThat(plan.environment()).containsEntry("MOOD", "calm").containsEntry("KEY", "k1");
    assertThat(plan.environment()).containsEntry("PORT", "8080");
    assertThat(plan.volumes()).containsOnlyKeys("/data");
    assertThat(house.node.volumes).containsKey(plan.volumes().get("/data"));
    assertThat(house.wall.raised.get(house.address(id))).hasSize(1);
    Container found = containers.find(id).orElseThrow();
    assertThat(found.runningSince()).isNotNull();
    assertThat(containers.timeline(id)).last().matches(e -> e.to() == Observed.RUNNING);
  }

  @Test
  void secretsLieSealedAndPlainValuesDoNot() {
    ContainerId id = running();
    assertThat(
            house
                .jdbc()
                .sql("SELECT COALESCE(plain, sealed) FROM provisioner_variable ORDER BY position")
                .query(String.class)
                .list())
        .first()
        .isEqualTo("calm");
    assertThat(
            house
                .jdbc()
                .sql("SELECT COUNT(*) FROM provisioner_variable WHERE sealed LIKE '%k1%'")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(containers.environmentOf(id)).contains(new Variable("KEY", "k1", true));
  }

  @Test
  void aStoppedContainerWakesOnceHoweverOftenItIsAsked() {
    ContainerId id = running();
    containers.stop(id, TEST);
    becomes(id, Observed.STOPPED);
    int before = house.node.starts.get();
    Waking waking = house.bean(Waking.class);
    for (int i = 0; i < 200; i++) {
      Thread.ofVirtual().start(() -> waking.wake(id, Cause.gateway("a request")));
    }
    becomes(id, Observed.RUNNING);
    assertThat(house.node.starts.get()).isEqualTo(before + 1);
    assertThat(containers.timeline(id)).last().matches(e -> e.cause().actor().equals("gateway"));
  }

  @Test
  void aPausedContainerGoesOnWhereItWas() {
    ContainerId id = running();
    Instant since = house.row(id).container().runningSince();
    containers.pause(id, TEST);
    becomes(id, Observed.PAUSED);
    assertThat(house.house(id).status).isEqualTo(Seen.Status.PAUSED);
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    becomes(id, Observed.RUNNING);
    assertThat(house.row(id).container().runningSince()).isEqualTo(since);
  }

  @Test
  void aPausedContainerCanBeStopped() {
    ContainerId id = running();
    containers.pause(id, TEST);
    becomes(id, Observed.PAUSED);
    containers.stop(id, TEST);
    becomes(id, Observed.STOPPED);
    assertThat(house.house(id).status).isEqualTo(Seen.Status.EXITED);
  }

  @Test
  void aRestartStopsAndStarts() {
    ContainerId id = running();
    int before = house.node.starts.get();
    containers.restart(id, TEST);
    await().until(() -> house.node.starts.get() == before + 1);
    becomes(id, Observed.RUNNING);
    assertThat(containers.timeline(id))
        .extracting(TimelineEntry::to)
        .endsWith(Observed.STOPPED, Observed.RUNNING);
  }

  @Test
  void aSuspendedContainerIsNotWokenUntilThatIsLifted() {
    ContainerId id = running();
    containers.suspend(id, true, TEST);
    becomes(id, Observed.STOPPED);
    Waking waking = house.bean(Waking.class);
    waking.wake(id, Cause.gateway("a request"));
    becomes(id, Observed.STOPPED);
    containers.suspend(id, false, TEST);
    waking.wake(id, Cause.gateway("a request"));
    becomes(id, Observed.RUNNING);
  }

  @Test
  void aChangeOfEnvironmentKeepsFilesystemDataAndAddress() {
    ContainerId id = running();
    var address = house.address(id);
    house.house(id).files.put("/etc/mine", "yes");
    String volume = house.house(id).plan.volumes().get("/data");
    house.node.volumes.get(volume).put("db", "rows");
    containers.environment(id, List.of(new Variable("MOOD", "bright", false)), TEST);
    await().until(() -> "bright".equals(house.house(id).plan.environment().get("MOOD")));
    becomes(id, Observed.RUNNING);
    assertThat(house.house(id).plan.environment()).doesNotContainKey("KEY");
    assertThat(house.house(id).files).containsEntry("/etc/mine", "yes");
    assertThat(house.node.volumes.get(volume)).containsEntry("db", "rows");
    assertThat(house.house(id).plan.address()).isEqualTo(address);
    assertThat(house.node.houses).hasSize(1);
  }

  @Test
  void theSameEnvironmentChangesNothing() {
    ContainerId id = running();
    long version = house.row(id).version();
    containers.environment(id, containers.environmentOf(id), TEST);
    assertThat(house.row(id).version()).isEqualTo(version);
  }

  @Test
  void limitsChangeWhileItRuns() {
    ContainerId id = running();
    int before = house.node.starts.get();
    Limits more = new Limits(128, 900, 99, 64, 0);
    containers.limits(id, more, TEST);
    await().until(() -> house.house(id).limits.equals(more));
    becomes(id, Observed.RUNNING);
    assertThat(house.node.starts.get()).isEqualTo(before);
  }

  @Test
  void rulesChangeWhileItRuns() {
    ContainerId id = running();
    containers.rules(id, List.of(), TEST);
    await().until(() -> house.wall.raised.get(house.address(id)).isEmpty());
    becomes(id, Observed.RUNNING);
  }

  @Test
  void aMoveTakesTheNewImageAndKeepsTheData() {
    ContainerId id = running();
    String volume = house.house(id).plan.volumes().get("/data");
    house.node.volumes.get(volume).put("db", "rows");
    house.house(id).files.put("/etc/mine", "yes");
    var snapshot = dev.rowhouse.provisioner.SnapshotId.mint();
    containers.move(id, snapshot, "app2", house.settings(), List.of(), TEST);
    await().until(() -> house.house(id).plan.image().equals("app2"));
    becomes(id, Observed.RUNNING);
    assertThat(house.house(id).files).isEmpty();
    assertThat(house.node.volumes.get(volume)).containsEntry("db", "rows");
    assertThat(house.row(id).container().snapshot()).isEqualTo(snapshot);
  }

  @Test
  void aCopyHasFilesDataEnvironmentAndRulesOfItsOwn() {
    ContainerId id = running();
    house.house(id).files.put("/etc/mine", "yes");
    house.node.volumes.get(house.house(id).plan.volumes().get("/data")).put("db", "rows");
    ContainerId copy = containers.copy(id, Kind.COPY, "the-copy", "the-copy", TEST).id();
    becomes(copy, Observed.RUNNING);
    assertThat(house.house(copy).files).containsEntry("/etc/mine", "yes");
    String volume = house.house(copy).plan.volumes().get("/data");
    assertThat(house.node.volumes.get(volume)).containsEntry("db", "rows");
    assertThat(house.address(copy)).isNotEqualTo(house.address(id));
    assertThat(containers.environmentOf(copy)).isEqualTo(containers.environmentOf(id));
    assertThat(containers.rulesOf(copy).getFirst().id())
        .isNotEqualTo(containers.rulesOf(id).getFirst().id());
    assertThat(house.row(id).observed()).isEqualTo(Observed.RUNNING);
  }

  @Test
  void aSnapshotsDataIsWhatANewContainerBeginsWith() {
    house.seeds.put("/data", "seed");
    house.node.volumes.put("seed", Map.of("welcome", "note"));
    NewContainer plain = house.wanted();
    var wanted =
        new NewContainer(
            plain.project(),
            plain.kind(),
            plain.name(),
            plain.host(),
            dev.rowhouse.provisioner.SnapshotId.mint(),
            plain.image(),
            plain.settings(),
            plain.environment(),
            plain.rules());
    ContainerId id = containers.create(wanted, TEST).id();
    becomes(id, Observed.RUNNING);
    assertThat(house.node.volumes.get(house.house(id).plan.volumes().get("/data")))
        .containsEntry("welcome", "note");
  }

  @Test
  void oneSpareGoesToOneTenantAndIsToldWhoItIs() {
    NewContainer spare = house.wanted(Kind.SPARE, "app");
    ContainerId id = containers.create(spare, TEST).id();
    becomes(id, Observed.RUNNING);
    NewContainer tenant = house.wanted();
    assertThat(containers.claim(tenant, TEST)).map(Container::id).contains(id);
    assertThat(containers.claim(house.wanted(), TEST)).isEmpty();
    becomes(id, Observed.RUNNING);
    assertThat(house.house(id).files.get("/run/rowhouse/tenant.json"))
        .contains(id.value(), tenant.host());
    assertThat(house.row(id).container().kind()).isEqualTo(Kind.TENANT);
    assertThat(house.node.starts.get()).isOne();
  }

  @Test
  void aClaimedSpareGetsTheEnvironmentThatItsTenantWants() {
    ContainerId id = containers.create(house.wanted(Kind.SPARE, "app"), TEST).id();
    becomes(id, Observed.RUNNING);
    NewContainer like = house.wanted();
    var tenant =
        new NewContainer(
            like.project(),
            like.kind(),
            like.name(),
            like.host(),
            null,
            like.image(),
            like.settings(),
            List.of(new Variable("PLAN", "gold", false)),
            like.rules());
    containers.claim(tenant, TEST).orElseThrow();
    await()
        .until(() ->
            house.house(id) != null
                && "gold".equals(house.house(id).plan.environment().get("PLAN")));
    becomes(id, Observed.RUNNING);
    assertThat(house.house(id).files).containsKey("/run/rowhouse/tenant.json");
  }

  @Test
  void deletingLeavesNothingButARowThatTellsOfNobody() {
    ContainerId id = running();
    var address = house.address(id);
    String name = house.row(id).container().name();
    containers.delete(id, TEST);
    becomes(id, Observed.DELETED);
    assertThat(house.node.houses).isEmpty();
    assertThat(house.node.volumes).isEmpty();
    assertThat(house.wall.raised).doesNotContainKey(address);
    assertThat(house.addresses.leases).isEmpty();
    assertThat(containers.environmentOf(id)).isEmpty();
    assertThat(containers.rulesOf(id)).isEmpty();
    assertThat(house.row(id).container().name()).isEmpty();
    assertThat(containers.timeline(id)).allMatch(entry -> entry.cause().reason().isEmpty());
    assertThat(containers.list(house.project, java.util.Optional.empty(), 10)).isEmpty();
    assertThat(house.bean(Routes.class).changedSince(Instant.EPOCH))
        .extracting(Route::observed)
        .containsExactly(Observed.DELETED);
    assertThat(containers.create(withName(name), TEST)).isNotNull();
  }

  private NewContainer withName(String name) {
    NewContainer like = house.wanted();
    return new NewContainer(
        like.project(),
        like.kind(),
        name,
        name,
        null,
        like.image(),
        like.settings(),
        like.environment(),
        like.rules());
  }

  @Test
  void anAppThatNeverAnswersFailsWithItsLastLinesAndRetryIsOneCall() {
    ContainerId id = containers.create(house.wanted(Kind.TENANT, "silent"), TEST).id();
    becomes(id, Observed.FAILED);
    assertThat(house.row(id).container().failure())
        .contains("/healthz", "8080", "2 s", "retry", "and that was it");
    assertThat(house.house(id).status).isEqualTo(Seen.Status.EXITED);
    containers.retry(id, TEST);
    assertThat(house.row(id).observed()).isEqualTo(Observed.CREATING);
    becomes(id, Observed.FAILED);
  }

  @Test
  void anAppThatEndsEarlyFailsAtOnce() {
    long begin = System.nanoTime();
    ContainerId id = containers.create(house.wanted(Kind.TENANT, "ends"), TEST).id();
    becomes(id, Observed.FAILED);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    assertThat(house.row(id).container().failure()).contains("exit code 3", "and that was it");
  }

  @Test
  void anUnknownImageFailsAndSaysWhich() {
    ContainerId id = containers.create(house.wanted(Kind.TENANT, "nowhere"), TEST).id();
    becomes(id, Observed.FAILED);
    assertThat(house.row(id).container().failure()).contains("No such image: nowhere");
  }

  @Test
  void aFullNodeMakesItWaitAndSayWhy() {
    house.full = true;
    ContainerId id = containers.create(house.wanted(), TEST).id();
    await().until(() -> house.row(id).container().waiting() != null);
    assertThat(house.row(id).container().waiting()).contains("12 MiB of memory free", "Next try");
    house.full = false;
    becomes(id, Observed.RUNNING);
    assertThat(house.row(id).container().waiting()).isNull();
  }

  @Test
  void anUnreachableNodeMakesItWaitAndLosesNothing() {
    ContainerId id = running();
    house.node.away = true;
    containers.stop(id, TEST);
    await().until(() -> house.row(id).container().waiting() != null);
    assertThat(house.row(id).container().waiting()).contains("does not answer");
    house.node.away = false;
    becomes(id, Observed.STOPPED);
  }

  @Test
  void aShutDoorMakesItWaitAndIsNotTheAppsFault() {
    try (var door = TestDoor.fresh()) {
      ContainerId id = running();
      containers.stop(id, TEST);
      becomes(id, Observed.STOPPED);
      house.doors = Optional.of(door);
      door.shut();
      containers.start(id, TEST);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> house.row(id).container().waiting() != null);
      assertThat(house.row(id).container().waiting()).contains("its door is shut");
      door.open();
      becomes(id, Observed.RUNNING);
    }
  }

  @Test
  void aLostContainerIsMadeAgainByTheNextRequestWithItsData() {
    ContainerId id = running();
    String volume = house.house(id).plan.volumes().get("/data");
    house.node.volumes.get(volume).put("db", "rows");
    containers.stop(id, TEST);
    becomes(id, Observed.STOPPED);
    house.node.remove(house.row(id).name());
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    becomes(id, Observed.RUNNING);
    assertThat(house.node.volumes.get(volume)).containsEntry("db", "rows");
  }

  @Test
  void requestsAddUpByDayUntilTheirContainerIsGone() {
    ContainerId id = running();
    Waking waking = house.bean(Waking.class);
    waking.counted(Map.of(id, 3L));
    waking.counted(Map.of(id, 4L, ContainerId.mint(), 1L));
    Requested lately = house.bean(Requests.class).of(id);
    assertThat(lately.days()).hasSize(30);
    assertThat(lately.total()).isEqualTo(7);
    assertThat(lately.percent(lately.days().getLast())).isEqualTo(100);
    house.bean(Requests.class).tidy();
    assertThat(house.bean(Requests.class).of(id).total()).isEqualTo(7);
    containers.delete(id, TEST);
    becomes(id, Observed.DELETED);
    house.bean(Requests.class).tidy();
    assertThat(house.bean(Requests.class).of(id).total()).isZero();
  }

  @Test
  void anIdleStopYieldsToARequestThatCameFirst() {
    ContainerId id = running();
    Instant now = Instant.now().plusSeconds(1);
    house.bean(Waking.class).used(Map.of(id, now));
    assertThat(containers.stopIdle(id, now, Cause.clock("idle"))).isFalse();
    assertThat(containers.stopIdle(id, now.plusSeconds(1), Cause.clock("idle"))).isTrue();
    becomes(id, Observed.STOPPED);
    assertThat(containers.timeline(id)).last().matches(e -> e.cause().reason().equals("idle"));
  }

  @Test
  void aRouteCountsAsStoppedFromTheMomentAStopIsWanted() {
    ContainerId id = running();
    house.node.away = true;
    containers.stop(id, TEST);
    Route route = house.bean(Routes.class).changedSince(Instant.EPOCH).getFirst();
    assertThat(route.observed()).isEqualTo(Observed.STOPPED);
    assertThat(route.wakeable()).isTrue();
    house.node.away = false;
    becomes(id, Observed.STOPPED);
  }

  @Test
  void aTakenNameOrHostIsRefusedByItsField() {
    NewContainer wanted = house.wanted();
    containers.create(wanted, TEST);
    assertThatThrownBy(() -> containers.create(wanted, TEST))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.field()).isIn("host", "name"));
  }

  @Test
  void deletingWhileItStartsDoesNotWaitForTheApp() {
    NewContainer like = house.wanted(Kind.TENANT, "silent");
    ContainerId id = containers.create(like, TEST).id();
    await().until(() -> house.node.starts.get() == 1);
    containers.delete(id, TEST);
    await()
        .atMost(Duration.ofMillis(1_500))
        .until(() -> house.row(id).observed() == Observed.DELETED);
  }
}
