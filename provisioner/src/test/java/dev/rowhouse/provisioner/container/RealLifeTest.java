package dev.rowhouse.provisioner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Settings;
import dev.rowhouse.provisioner.Variable;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.Seen;
import dev.rowhouse.provisioner.testing.Inside;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.wall.Addresses;
import dev.rowhouse.provisioner.wall.Lease;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same life on a real Docker on btrfs. */
class RealLifeTest {
  private static final Cause TEST = TestHouse.TEST;
  private static final Dock DOCK = TestNode.get().dock();
  private static final Places PLACES = new Places(TestNode.get().site("test").bridges());

  private final TestHouse house = new TestHouse(DOCK.engine(), DOCK.disk(), PLACES);
  private Containers containers;

  /** Addresses at the far end of the node's first bridge, away from those of other tests. */
  private static final class Places implements Addresses {
    private final AtomicInteger last = new AtomicInteger(700);
    private final Map<ContainerId, Lease> leases = new ConcurrentHashMap<>();
    private final Bridges bridges;

    Places(Bridges bridges) {
      this.bridges = bridges;
    }

    @Override
    public Lease lease(NodeId node, ContainerId container) {
      return leases.computeIfAbsent(container, _ -> fresh());
    }

    private Lease fresh() {
      int place = last.incrementAndGet();
      String ipv6 = bridges.address6(0, place);
      return new Lease(
          bridges.network(0), new Address(bridges.address4(0, place), ipv6 == null ? "" : ipv6));
    }

    @Override
    public void exchange(ContainerId one, ContainerId other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release(ContainerId container) {
      leases.remove(container);
    }
  }

  @BeforeEach
  void aWorker() {
    containers = house.containers();
    house.startWorker();
  }

  @AfterEach
  void close() {
    containers
        .list(house.project, Optional.empty(), 100)
        .forEach(container -> containers.delete(container.id(), TEST));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> containers.list(house.project, Optional.empty(), 100).isEmpty());
    house.close();
  }

  private NewContainer wanted(List<Variable> environment) {
    NewContainer like = house.wanted();
    return new NewContainer(
        like.project(),
        like.kind(),
        like.name(),
        like.host(),
        null,
        TestNode.TINY,
        new Settings(
            List.of(),
            8080,
            "/",
            Duration.ofSeconds(20),
            new Limits(64, 1000, 64, 64, 0),
            List.of("/data"),
            Duration.ofSeconds(2)),
        environment,
        List.of());
  }

  private ContainerId running() {
    ContainerId id = containers.create(wanted(List.of()), TEST).id();
    house.becomes(id, Observed.RUNNING);
    return id;
  }

  private String sh(ContainerId id, String script) {
    return Inside.sh(DOCK.engine(), id, script);
  }

  @Test
  void fromCreationOverSleepAndChangeToTheEnd() {
    ContainerId id = running();
    sh(id, "echo row > /data/db; echo mine > /tmp/mine");
    containers.stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    house.becomes(id, Observed.RUNNING);
    containers.pause(id, TEST);
    house.becomes(id, Observed.PAUSED);
    house.bean(Waking.class).wake(id, Cause.gateway("a request"));
    house.becomes(id, Observed.RUNNING);

    containers.environment(id, List.of(new Variable("MOOD", "bright", false)), TEST);
    house.becomes(id, Observed.RUNNING);
    assertThat(sh(id, "cat /data/db /tmp/mine; echo $MOOD")).isEqualTo("row\nmine\nbright");

    ContainerId copy = containers.copy(id, Kind.COPY, "a-copy", "a-copy", TEST).id();
    house.becomes(copy, Observed.RUNNING);
    assertThat(sh(copy, "cat /data/db /tmp/mine; echo $MOOD")).isEqualTo("row\nmine\nbright");
    sh(copy, "echo other > /data/db");
    assertThat(sh(id, "cat /data/db")).isEqualTo("row");

    containers.limits(id, new Limits(80, 700, 50, 64, 0), TEST);
    house.becomes(id, Observed.RUNNING);
    containers.delete(id, TEST);
    house.becomes(id, Observed.DELETED);
    assertThat(DOCK.engine().look(Names.container(id))).isEmpty();
  }

  @Test
  void aContainerThatSomebodyRemovedIsMadeAgainWithItsData() {
    ContainerId id = running();
    sh(id, "echo row > /data/db");
    DOCK.engine().remove(Names.container(id));
    house.reconciler().sweep();
    house.becomes(id, Observed.RUNNING);
    assertThat(sh(id, "cat /data/db")).isEqualTo("row");
  }

  @Test
  void dataThatIsGoneIsNeverReplacedByNothingUnlessSomebodyWantsThat() {
    ContainerId id = running();
    sh(id, "echo row > /data/db");
    containers.stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    subvolume("delete", id);
    containers.start(id, TEST);
    house.becomes(id, Observed.FAILED);
    lostItsData(id);

    DOCK.engine().remove(Names.container(id)); // and it has to be made, not only started
    containers.retry(id, TEST);
    await().until(() -> containers.timeline(id).stream().filter(RealLifeTest::failed).count() == 2);
    house.becomes(id, Observed.FAILED);
    lostItsData(id);
    assertThat(DOCK.engine().look(Names.container(id))).isEmpty();

    assertThat(containers.startOver(id, TEST)).isTrue();
    house.becomes(id, Observed.RUNNING);
    assertThat(sh(id, "ls /data | grep -c db || true")).isEqualTo("0");
    assertThat(containers.startOver(id, TEST)).isFalse();
  }

  @Test
  void dataThatIsBroughtBackIsUsedAgain() {
    ContainerId id = running();
    sh(id, "echo row > /data/db");
    containers.stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    subvolume("snapshot", id);
    subvolume("delete", id);
    containers.environment(id, List.of(new Variable("MOOD", "bright", false)), TEST);
    house.becomes(id, Observed.FAILED);
    lostItsData(id);
    subvolume("restore", id);
    containers.retry(id, TEST);
    containers.start(id, TEST);
    house.becomes(id, Observed.RUNNING);
    assertThat(sh(id, "cat /data/db; echo $MOOD")).isEqualTo("row\nbright");
  }

  @Test
  void nothingIsCopiedFromDataThatIsGone() {
    ContainerId id = running();
    containers.stop(id, TEST);
    house.becomes(id, Observed.STOPPED);
    subvolume("delete", id);
    ContainerId copy = containers.copy(id, Kind.COPY, "hollow", "hollow", TEST).id();
    house.becomes(copy, Observed.FAILED);
    assertThat(house.row(copy).container().failure()).contains("/data", "copy");
    assertThat(DOCK.disk().hasVolume(Names.volume(id, "/data"))).isFalse();
    assertThat(DOCK.disk().hasVolume(Names.volume(copy, "/data"))).isFalse();
  }

  private void lostItsData(ContainerId id) {
    assertThat(house.row(id).container().failure()).contains("data of /data is gone", "start over");
    assertThat(containers.timeline(id).getLast().detail()).contains("data of /data is gone");
    assertThat(DOCK.disk().hasVolume(Names.volume(id, "/data"))).isFalse();
  }

  private static boolean failed(TimelineEntry entry) {
    return entry.to() == Observed.FAILED;
  }

  /** Behind everybody's back, as a person on the node would. */
  private static void subvolume(String what, ContainerId id) {
    String path = TestNode.get().dataDir() + "/" + Names.volume(id, "/data");
    List<String> command =
        switch (what) {
          case "delete" -> List.of("btrfs", "subvolume", "delete", path);
          case "snapshot" -> List.of("btrfs", "subvolume", "snapshot", path, path + ".kept");
          default -> List.of("mv", path + ".kept", path);
        };
    try {
      assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSpareBecomesATenants() {
    NewContainer like = wanted(List.of());
    var spare =
        new NewContainer(
            like.project(),
            Kind.SPARE,
            like.name(),
            like.host(),
            null,
            like.image(),
            like.settings(),
            like.environment(),
            like.rules());
    ContainerId id = containers.create(spare, TEST).id();
    house.becomes(id, Observed.RUNNING);
    NewContainer tenant = wanted(List.of());
    assertThat(containers.claim(tenant, TEST)).map(Container::id).contains(id);
    house.becomes(id, Observed.RUNNING);
    assertThat(sh(id, "cat /run/rowhouse/tenant.json")).contains(tenant.host());
  }

  @Test
  void anAppThatEndsFailsWithWhatItSaid() {
    NewContainer like = wanted(List.of());
    Settings settings =
        new Settings(
            List.of("sh", "-c", "echo no licence; exit 4"),
            8080,
            "/",
            Duration.ofSeconds(20),
            like.settings().limits(),
            List.of(),
            Duration.ofSeconds(1));
    ContainerId id =
        containers
            .create(
                new NewContainer(
                    like.project(),
                    like.kind(),
                    like.name(),
                    like.host(),
                    null,
                    like.image(),
                    settings,
                    List.of(),
                    List.of()),
                TEST)
            .id();
    house.becomes(id, Observed.FAILED);
    assertThat(house.row(id).container().failure()).contains("exit code 4", "no licence");
  }

  @Test
  void whatWasStoppedByHandIsNoticedAndStartedAgain() {
    ContainerId id = running();
    DOCK.engine().stop(Names.container(id), Duration.ofSeconds(1));
    house.reconciler().sweep();
    house.becomes(id, Observed.RUNNING);
    assertThat(DOCK.engine().look(Names.container(id)).map(Seen::status))
        .contains(Seen.Status.RUNNING);
  }
}
