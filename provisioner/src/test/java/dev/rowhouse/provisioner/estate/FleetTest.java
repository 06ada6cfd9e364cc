package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.billing.OwnerId;
import dev.rowhouse.billing.outbound.Receivers;
import dev.rowhouse.db.testing.TestDatabase;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.TenantId;
import dev.rowhouse.provisioner.backup.Backup;
import dev.rowhouse.provisioner.backup.Backups;
import dev.rowhouse.provisioner.backup.Losses;
import dev.rowhouse.provisioner.backup.Policy;
import dev.rowhouse.provisioner.backup.Rescuing;
import dev.rowhouse.provisioner.container.Clearing;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Holdings;
import dev.rowhouse.provisioner.container.Kind;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.MoveStage;
import dev.rowhouse.provisioner.container.Relocations;
import dev.rowhouse.provisioner.erasure.Exports;
import dev.rowhouse.provisioner.moving.Drain;
import dev.rowhouse.provisioner.moving.Draining;
import dev.rowhouse.provisioner.moving.NodeDrained;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.template.Snapshot;
import dev.rowhouse.provisioner.tenant.Housed;
import dev.rowhouse.provisioner.tenant.TenantFilter;
import dev.rowhouse.provisioner.tenant.Tenants;
import dev.rowhouse.provisioner.tenant.WarmPool;
import dev.rowhouse.provisioner.testing.TestNode;
import dev.rowhouse.provisioner.transfer.Collecting;
import dev.rowhouse.provisioner.transfer.Doubling;
import dev.rowhouse.provisioner.transfer.Places;
import dev.rowhouse.provisioner.transfer.Transfer;
import dev.rowhouse.provisioner.transfer.Transfers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Two real nodes: what a signup on each takes, and how tenants and snapshots go between them. */
@SpringBootTest(
    classes = {RealNodesTest.House.class, FleetTest.Heard.class},
    properties = {
      "spring.config.import=classpath:rowhouse-defaults.yaml",
      "rowhouse.roles=worker",
      "rowhouse.nodes.lost-after=1s",
      "rowhouse.outbound.allow-loopback=true",
      "spring.main.banner-mode=off",
      "logging.level.root=WARN"
    })
@DirtiesContext
class FleetTest extends RealNodesTest {
  @Autowired Relocations relocations;
  @Autowired Clearing clearing;
  @Autowired Places places;
  @Autowired Transfers transfers;
  @Autowired Draining draining;
  @Autowired Backups backups;
  @Autowired Rescuing rescuing;
  @Autowired Doubling doubling;
  @Autowired Losses losses;
  @Autowired Holdings holdings;
  @Autowired Tenants tenants;
  @Autowired Collecting collecting;
  @Autowired WarmPool warmPool;
  @Autowired JdbcClient jdbc;
  @Autowired Heard heard;
  @Autowired Receivers receivers;
  @Autowired Exports exports;

  private NodeId eu;
  private NodeId us;
  private Set<NodeId> drained;

  @TempDir static Path home;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
    helper(registry);
    registry.add("rowhouse.home", () -> home.toString());
  }

  @BeforeEach
  void attachNodes() {
    eu = attached(TestNode.get(), "eu-1");
    us = attached(TestNode.other(), "us-1");
    makeProject();
    drained = heard.drained;
  }

  /** Who listens to what a drain ends with. */
  @TestConfiguration
  static class Heard {
    final Set<NodeId> drained = java.util.concurrent.ConcurrentHashMap.newKeySet();

    @EventListener
    void hear(NodeDrained news) {
      drained.add(news.node());
    }
  }

  @Test
  void tenantsLandOnBothNodesAndOneIsMovedWithAllThatItHas() {
    ContainerId template = template();
    sh(template, "echo seed > /data/seed; echo changed > /tmp/changed");
    Snapshot snapshot = frozen();

    Set<NodeId> used = new HashSet<>();
    ContainerId first = tenant("Ann");
    used.add(node(first));
    ContainerId second = tenant("Bob");
    used.add(node(second));
    ContainerId third = tenant("Cem");
    used.add(node(third));
    assertThat(used).containsExactlyInAnyOrder(eu, us);
    for (ContainerId each : List.of(first, second, third)) {
      assertThat(sh(each, "cat /data/seed /tmp/changed")).isEqualTo("seed\nchanged");
      assertThat(details(each)).anyMatch(line -> line.contains("% headroom"));
    }
    assertThat(places.of(snapshot.image())).containsExactlyInAnyOrder(eu, us);
    assertThat(transfers.of(snapshot.image()))
        .singleElement()
        .satisfies(each -> assertThat(each.stage()).isEqualTo(Transfer.Stage.DONE))
        .satisfies(each -> assertThat(each.digest()).hasSize(64));

    moves(first);
    sleeps(second);
  }

  /** Everything that stands on a node leaves it, and what cannot says why. */
  @Test
  void aNodeIsDrainedAndTakenBack() {
    ContainerId template = template();
    sh(template, "echo seed > /data/seed");
    frozen();
    ContainerId awake = tenant("Ann");
    ContainerId asleep = tenant("Bob");
    sh(awake, "echo mine > /data/mine");
    containers.stop(asleep, BUILDER);
    becomes(asleep, Observed.STOPPED);

    draining.begin(us, BUILDER);
    draining.begin(eu, BUILDER);
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(draining.progress(eu).orElseThrow().stays())
                .isNotEmpty()
                .allSatisfy(stay -> assertThat(stay.why()).contains("us-1: it is being drained")));
    assertThat(draining.cancel(us, BUILDER)).isTrue();
    assertThat(nodes.find(us).orElseThrow().state()).isEqualTo(NodeState.READY);
    draining.cancel(eu, BUILDER);
    draining.begin(eu, BUILDER);
    await()
        .atMost(LONG)
        .until(() -> draining.progress(eu).orElseThrow().state() == Drain.State.DONE);
    assertThat(drained).contains(eu);
    Drain done = draining.progress(eu).orElseThrow();
    assertThat(done.left()).isZero();
    assertThat(all()).extracting(Container::node).containsOnly(us);
    assertThat(engines.engine(eu).lookAll()).isEmpty();
    becomes(awake, Observed.RUNNING);
    becomes(asleep, Observed.STOPPED);
    assertThat(sh(awake, "cat /data/seed /data/mine")).isEqualTo("seed\nmine");
    draining.cancel(eu, BUILDER);
    assertThat(nodes.find(eu).orElseThrow().state()).isEqualTo(NodeState.READY);
  }

  /** Spares stand where there is room, and others take the place of those on a lost node. */
  @Test
  void poolsAreOnSeveralNodesAndSnapshotsGoWhereNothingNeedsThem() {
    ContainerId template = template();
    sh(template, "echo seed > /data/seed");
    Snapshot old = frozen();
    pool(4);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(spares(Observed.RUNNING)).hasSize(4).containsAll(Set.of(eu, us)));
    ContainerId claimed = tenant("Ann");
    assertThat(sh(claimed, "cat /data/seed")).isEqualTo("seed");
    pool(0);
    containers.delete(claimed, BUILDER);
    await().atMost(LONG).until(() -> all().stream().allMatch(each -> each.id().equals(template)));
    assertThat(places.of(old.image())).containsExactlyInAnyOrder(eu, us);

    Snapshot young = frozen();
    jdbc.sql("UPDATE provisioner_place SET since = since - INTERVAL 2 HOUR").update();
    await()
        .atMost(LONG)
        .until(() -> {
          collecting.sweep();
          return places.of(old.image()).size() == 1;
        });
    NodeId left = places.of(old.image()).getFirst();
    for (NodeId node : List.of(eu, us)) {
      assertThat(engines.disk(node).hasImage(old.image())).isEqualTo(node.equals(left));
    }
    assertThat(places.of(young.image())).isNotEmpty();

    pool(2);
    await().atMost(LONG).until(() -> spares(Observed.RUNNING).size() == 2);
    NodeId lost = spares(Observed.RUNNING).getFirst();
    jdbc.sql("UPDATE provisioner_container SET lost_at = UTC_TIMESTAMP(6) WHERE node_id = :node")
        .param("node", lost.value())
        .update();
    int there = (int) spares(Observed.RUNNING).stream().filter(lost::equals).count();
    assertThat(warmPool.refill()).isEqualTo(2 * there);
    pool(0);
  }

  private void pool(int size) {
    var now = projects.get(organization, project);
    projects.update(organization, project, now.version(), now.settings().withPool(size));
  }

  private List<NodeId> spares(Observed state) {
    return all().stream()
        .filter(each -> each.kind() == Kind.SPARE && each.observed() == state)
        .map(Container::node)
        .toList();
  }

  /** What is kept of a tenant brings it back: by hand, and when its node is lost. */
  @Test
  void aTenantComesBackFromItsBackupAndNeverTwice() {
    ContainerId template = template();
    sh(template, "echo seed > /data/seed");
    Snapshot snapshot = frozen();
    ContainerId kept = tenantOn(us, "Kim");
    sh(kept, "echo mine > /data/mine; echo written > /tmp/written");
    backups.policy(organization, project, Optional.of(new Policy(1, 2, Policy.Place.NODE)));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(hasBackup(kept))
                .as(() -> String.valueOf(backups.of(organization, kept)))
                .isTrue());
    await()
        .atMost(LONG)
        .until(() -> {
          doubling.sweep();
          return places.of(snapshot.image()).size() == 2;
        });
    Backup backup = backups.of(organization, kept).getFirst();
    assertThat(backup.parts()).extracting(Backup.Part::path).containsExactly("/data", "/");
    assertThat(backup.shelf()).isEqualTo(eu);
    assertThat(backups.protection(organization, project).oldest()).isEqualTo(backup.beganAt());

    sh(kept, "echo broken > /data/mine; rm /tmp/written");
    backups.restore(organization, kept, backup.id(), BUILDER);
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(
            () -> sh(kept, "cat /data/mine /tmp/written /data/seed").equals("mine\nwritten\nseed"));
    becomes(kept, Observed.RUNNING);

    backups.policy(organization, project, Optional.empty());
    ContainerId alone = tenantOn(us, "Lou");
    sh(alone, "echo alone > /data/mine");
    sh(kept, "echo late > /data/late");
    var letters = letterbox();
    TestNode.other().killEngine();
    await().atMost(LONG).until(() -> !nodes.find(us).orElseThrow().reached());
    assertThat(holdings.of(organization).get(alone).waiting())
        .contains("us-1 has not answered since", "never made empty");
    assertThat(tenants.list(organization, project, TenantFilter.FIRST))
        .extracting(Housed::house)
        .filteredOn(house -> house.container().equals(alone))
        .singleElement()
        .satisfies(house -> assertThat(house.waiting()).contains("Its node us-1 has not"));
    await()
        .atMost(LONG)
        .until(() -> {
          rescuing.sweep();
          return node(kept).equals(eu);
        });
    becomes(kept, Observed.RUNNING);
    assertThat(sh(kept, "cat /data/mine /tmp/written")).isEqualTo("mine\nwritten");
    assertThat(details(kept)).anyMatch(line -> line.startsWith("its node us-1 is lost since"));
    assertThat(node(alone)).isEqualTo(us);
    assertThat(losses.since(organization, alone)).isPresent();
    toldOf("tenant.node_lost", kept, letters);
    toldOf("tenant.node_lost", alone, letters);
    assertThat(letters.of("tenant.node_lost", kept.value()).getFirst().path("backup_of").asString())
        .isEqualTo(backup.beganAt().toString());

    TestNode.other().startEngine();
    await().atMost(LONG).until(() -> nodes.find(us).orElseThrow().reached());
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> {
          clearing.sweep();
          return engines.engine(us).look(Names.container(kept)).isEmpty()
              && !engines.disk(us).hasVolume(Names.volume(kept, "/data"));
        });
    assertThat(node(kept)).as(String.valueOf(details(kept))).isEqualTo(eu);
    toldOf("tenant.node_found", alone, letters);
    assertThat(letters.of("tenant.node_found", kept.value())).isEmpty();
    letters.close();
    becomes(alone, Observed.RUNNING);
    assertThat(sh(alone, "cat /data/mine")).isEqualTo("alone");
    assertThat(holdings.of(organization).get(alone).waiting()).isNull();
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(sh(kept, "cat /data/mine"))
                .as(String.valueOf(details(kept)))
                .isEqualTo("mine"));
    remainsCanBeFetchedAndGoneBackTo(kept, backup);
  }

  private void toldOf(String type, ContainerId id, Letterbox letters) {
    await().atMost(LONG).until(() -> letters.of(type, id.value()).size() == 1);
    JsonNode told = letters.of(type, id.value()).getFirst();
    assertThat(told.path("node").asString()).isEqualTo("us-1");
    assertThat(told.path("project").asString()).isEqualTo(project.value());
  }

  private Letterbox letterbox() {
    var letters = new Letterbox();
    var types = List.of("tenant.node_lost", "tenant.node_found");
    letters.trust(receivers.create(new OwnerId(project.value()), letters.url(), types).secret());
    return letters;
  }

  /**
   * What was written after the backup came back with the lost node, and was kept before it went.
   */
  private void remainsCanBeFetchedAndGoneBackTo(ContainerId kept, Backup backup) {
    assertThat(sh(kept, "ls /data/late 2>/dev/null || echo none")).isEqualTo("none");
    assertThat(backups.newest(kept)).map(Backup::id).contains(backup.id());
    Backup remains =
        backups.of(organization, kept).stream()
            .filter(each -> each.state() == Backup.State.REMAINS)
            .findFirst()
            .orElseThrow();
    assertThat(remains.node()).isEqualTo(us);
    assertThat(remains.parts()).extracting(Backup.Part::path).containsExactly("/data", "/");
    assertThat(exported(kept, remains)).contains("data/data/late").contains("data/data/mine");
    assertThat(exported(kept, backup)).contains("data/data/mine").doesNotContain("data/data/late");

    backups.restore(organization, kept, remains.id(), BUILDER);
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> sh(kept, "cat /data/mine /data/late").equals("mine\nlate"));
    jdbc.sql("UPDATE provisioner_backup SET ended_at = ended_at - INTERVAL 8 DAY").update();
    becomes(kept, Observed.RUNNING);
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(backups.of(organization, kept))
                .extracting(Backup::id)
                .contains(backup.id())
                .doesNotContain(remains.id()));
  }

  private Set<String> exported(ContainerId id, Backup backup) {
    TenantId tenant =
        tenants.list(organization, project, TenantFilter.FIRST).stream()
            .map(Housed::tenant)
            .filter(each -> id.equals(each.container()))
            .findFirst()
            .orElseThrow()
            .id();
    var out = new ByteArrayOutputStream();
    exports.write(organization, tenant, Optional.of(backup.id()), out);
    Set<String> names = new HashSet<>();
    try (var in =
        new TarArchiveInputStream(
            new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())))) {
      for (TarArchiveEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        names.add(each.getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private boolean hasBackup(ContainerId id) {
    return backups.of(organization, id).stream()
        .anyMatch(each -> each.state() == Backup.State.DONE);
  }

  private ContainerId tenantOn(NodeId wanted, String name) {
    ContainerId id = tenant(name);
    if (!node(id).equals(wanted)) {
      relocations.begin(id, wanted, BUILDER);
      await().atMost(LONG).until(() -> node(id).equals(wanted));
      becomes(id, Observed.RUNNING);
    }
    return id;
  }

  private void moves(ContainerId id) {
    NodeId from = node(id);
    NodeId to = from.equals(eu) ? us : eu;
    sh(
        id,
        "mkdir /data/dir; dd if=/dev/urandom of=/data/dir/big bs=1M count=20; echo hi > /tmp/hi");
    String sum = sh(id, "md5sum /data/dir/big");
    Move move = relocations.begin(id, to, BUILDER);
    await().atMost(LONG).until(() -> relocations.underWay(id).isEmpty());
    assertThat(node(id)).as(String.valueOf(details(id))).isEqualTo(to);
    becomes(id, Observed.RUNNING);
    assertThat(sh(id, "md5sum /data/dir/big; cat /tmp/hi /data/seed; rm /tmp/changed"))
        .isEqualTo(sum + "\nhi\nseed");
    assertThat(move.choice()).contains("it stands there now");
    cleared(move);
    assertThat(engines.engine(from).look(Names.container(id))).isEmpty();
    assertThat(engines.disk(from).hasVolume(Names.volume(id, "/data"))).isFalse();

    Move back = relocations.begin(id, from, BUILDER);
    await().atMost(LONG).until(() -> relocations.underWay(id).isEmpty());
    becomes(id, Observed.RUNNING);
    assertThat(node(id)).isEqualTo(from);
    assertThat(sh(id, "md5sum /data/dir/big; ls /tmp/changed 2>/dev/null || echo none"))
        .isEqualTo(sum + "\nnone");
    cleared(back);
  }

  private void sleeps(ContainerId id) {
    NodeId from = node(id);
    containers.stop(id, BUILDER);
    becomes(id, Observed.STOPPED);
    Move move = relocations.begin(id, null, BUILDER);
    await().atMost(LONG).until(() -> relocations.underWay(id).isEmpty());
    assertThat(node(id)).isNotEqualTo(from);
    becomes(id, Observed.STOPPED);
    containers.start(id, BUILDER);
    becomes(id, Observed.RUNNING);
    assertThat(sh(id, "cat /data/seed")).isEqualTo("seed");
    cleared(move);
  }

  private void cleared(Move move) {
    await()
        .atMost(LONG)
        .until(() -> {
          clearing.sweep();
          return relocations.find(move.id()).orElseThrow().stage() == MoveStage.DONE;
        });
  }
}
