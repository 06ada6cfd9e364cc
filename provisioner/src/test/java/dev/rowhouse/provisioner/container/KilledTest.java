package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Variable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the worker right after its first act, then (with another container) after its second, and
 * so on until it got through: every call to Docker and every write is a boundary. Each time a fresh
 * worker must converge, and nothing may be lost, doubled or left over.
 */
class KilledTest {
  private static final Cause TEST = TestHouse.TEST;
  private static TestHouse house;

  /**
   * @param before brings a container to where the change begins
   * @param change what is asked for; the container to look at afterwards
   * @param after what must be the case with it in the end
   */
  record Change(
      String name,
      Function<TestHouse, ContainerId> before,
      Function<ContainerId, ContainerId> change,
      Observed after) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void open() {
    house = new TestHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change("create", _ -> null, _ -> create(), Observed.RUNNING),
        new Change("wake", KilledTest::stopped, id -> wake(id), Observed.RUNNING),
        new Change("stop", KilledTest::running, on(Containers::stop), Observed.STOPPED),
        new Change("pause", KilledTest::running, on(Containers::pause), Observed.PAUSED),
        new Change("wake paused", KilledTest::paused, id -> wake(id), Observed.RUNNING),
        new Change("restart", KilledTest::running, on(Containers::restart), Observed.RUNNING),
        new Change("environment", KilledTest::running, id -> environment(id), Observed.RUNNING),
        new Change(
            "environment asleep", KilledTest::stopped, id -> environment(id), Observed.STOPPED),
        new Change("copy", KilledTest::running, id -> copy(id), Observed.RUNNING),
        new Change("claim", KilledTest::spare, id -> claim(id), Observed.RUNNING),
        new Change("delete", KilledTest::running, on(Containers::delete), Observed.DELETED));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aWorkerKilledAtAnyBoundaryLosesNothing(Change change) {
    int boundary = 0;
    boolean gotThrough = false;
    while (!gotThrough) {
      gotThrough = survives(change, ++boundary);
    }
    assertThat(boundary).isGreaterThan(2);
  }

  /** True when the worker was quicker than its fate. */
  private boolean survives(Change change, int boundary) {
    Worker first = house.startWorker();
    ContainerId before = change.before().apply(house);
    if (before != null) {
      mark(before);
    }
    first.stop();
    var fate = new Fate(boundary);
    Worker doomed = house.startWorker(fate);
    ContainerId id = change.change().apply(before);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> fate.dead() || house.settled(id));
    boolean gotThrough = !fate.dead();
    fate.kill();
    doomed.stop();
    house.leasesRunOut();
    Worker fresh = house.startWorker();
    house.reconciler().sweep();
    house.becomes(id, change.after());
    house.reconciler().sweep();
    house.becomes(id, change.after());
    check(change, before, id, "after " + fate.history());
    fresh.stop();
    return gotThrough;
  }

  private static void mark(ContainerId id) {
    house.house(id).files.put("/etc/mine", id.value());
    house.node.volumes.get(house.house(id).plan.volumes().get("/data")).put("db", id.value());
  }

  /** The node holds what the rows say, and no more; files and data are whose they were. */
  private static void check(Change change, ContainerId before, ContainerId id, String when) {
    Set<String> names = new HashSet<>();
    Set<String> volumes = new HashSet<>();
    Set<ContainerId> addresses = new HashSet<>();
    house
        .containers()
        .list(house.project, java.util.Optional.empty(), 1_000)
        .forEach(container -> {
          names.add(dev.rowhouse.provisioner.Names.container(container.id()));
          volumes.add(dev.rowhouse.provisioner.Names.volume(container.id(), "/data"));
          addresses.add(container.id());
        });
    assertThat(house.node.houses.keySet()).as(when).isEqualTo(names);
    assertThat(house.node.volumes.keySet()).as(when).isEqualTo(volumes);
    assertThat(house.addresses.leases.keySet()).as(when).isEqualTo(addresses);
    assertThat(house.wall.raised).as(when).hasSize(addresses.size());
    chained(id, when);
    if (before != null && change.after() != Observed.DELETED) {
      assertThat(house.house(id).files).as(when).containsEntry("/etc/mine", before.value());
      assertThat(house.node.volumes.get(house.house(id).plan.volumes().get("/data")))
          .as(when)
          .containsEntry("db", before.value());
    }
    if (change.name().startsWith("environment")) {
      assertThat(house.house(id).plan.environment()).as(when).containsEntry("MOOD", "bright");
    }
  }

  /** Every transition begins where the one before ended. */
  private static void chained(ContainerId id, String when) {
    List<TimelineEntry> entries = house.containers().timeline(id);
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).from()).as(when).isEqualTo(entries.get(i - 1).to());
    }
  }

  private static ContainerId running(TestHouse house) {
    return house.running();
  }

  private static ContainerId stopped(TestHouse house) {
    ContainerId id = house.running();
    house.containers().stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    return id;
  }

  private static ContainerId paused(TestHouse house) {
    ContainerId id = house.running();
    house.containers().pause(id, TEST);
    house.becomes(id, Observed.PAUSED);
    return id;
  }

  private static ContainerId spare(TestHouse house) {
    ContainerId id = house.containers().create(house.wanted(Kind.SPARE, "app"), TEST).id();
    house.becomes(id, Observed.RUNNING);
    return id;
  }

  private static ContainerId create() {
    return house.containers().create(house.wanted(), TEST).id();
  }

  private static ContainerId wake(ContainerId id) {
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    return id;
  }

  private static ContainerId environment(ContainerId id) {
    house.containers().environment(id, List.of(new Variable("MOOD", "bright", false)), TEST);
    return id;
  }

  private static ContainerId copy(ContainerId id) {
    String name = "copy-" + System.nanoTime();
    return house.containers().copy(id, Kind.COPY, name, name, TEST).id();
  }

  private static ContainerId claim(ContainerId id) {
    assertThat(house.containers().claim(house.wanted(), TEST)).map(Container::id).contains(id);
    return id;
  }

  private static Function<ContainerId, ContainerId> on(Verb verb) {
    return id -> {
      verb.call(house.containers(), id, TEST);
      return id;
    };
  }

  interface Verb {
    void call(Containers containers, ContainerId id, Cause cause);
  }
}
