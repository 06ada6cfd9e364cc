package dev.rowhouse.provisioner.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Placement on a real database, by as many processes as want to place at the same time. */
class TablePlacerTest {
  private static final Limits BIG = new Limits(1000, 500, 64, 64, 0);

  private final HikariDataSource source =
      TestTables.fresh(
          "provisioner/010-node.sql",
          "provisioner/020-containers.sql",
          "provisioner/030-estate.sql",
          "provisioner/060-node-state.sql",
          "provisioner/070-placement.sql",
          "provisioner/071-moving.sql");
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final ProjectId project = ProjectId.mint();
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(source));

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void processesThatPlaceAtOnceNeverOverbookANode() throws Exception {
    project();
    NodeId one = node("eu-1", 4000); // room for twelve of 1000 MiB each
    NodeId two = node("us-1", 4000);
    var refused = new AtomicInteger();
    List<Callable<Object>> all = new ArrayList<>();
    for (int process = 0; process < 8; process++) {
      Placer placer = placer(); // what each knows of the others stands in rows
      for (int number = 0; number < 5; number++) {
        all.add(() -> {
          try {
            return place(placer, "");
          } catch (NoRoom e) {
            return refused.incrementAndGet();
          }
        });
      }
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Object> each : threads.invokeAll(all)) {
        Object _ = each.get();
      }
    }
    assertThat(standing(one)).isEqualTo(12);
    assertThat(standing(two)).isEqualTo(12);
    assertThat(refused.get()).isEqualTo(40 - 24);
  }

  @Test
  void tenInARowOnThreeEmptyNodesLandOnAllThreeWithReasons() {
    project();
    List<NodeId> nodes = List.of(node("eu-1", 24_000), node("us-1", 24_000), node("ap-1", 24_000));
    Placer placer = placer();
    Placed last = null;
    for (int number = 0; number < 10; number++) {
      last = place(placer, "");
    }
    assertThat(nodes).allSatisfy(node -> assertThat(standing(node)).isBetween(3, 4));
    assertThat(last.reason()).contains("eu-1: 9", "us-1: 9", "ap-1: 9", "% headroom");
  }

  @Test
  void aWishForARegionIsKeptOrWaited() {
    project();
    node("eu-1", 24_000);
    NodeId american = node("us-1", 24_000);
    jdbc.sql("UPDATE provisioner_node SET region = LEFT(name, 2)").update();
    assertThat(place(placer(), "us").node()).isEqualTo(american);
    assertThatThrownBy(() -> place(placer(), "ap"))
        .isInstanceOf(NoRoom.class)
        .hasMessageContaining("eu-1: it stands in eu, and ap is wished");
  }

  @Test
  void aNodeThatIsClosedOrDrainedOrAwayTakesNobody() {
    project();
    node("eu-1", 24_000);
    jdbc.sql("UPDATE provisioner_node SET closed = 'its rent is past due'").update();
    assertThatThrownBy(() -> place(placer(), "")).hasMessageContaining("its rent is past due");
    jdbc.sql("UPDATE provisioner_node SET closed = NULL, state = 'DRAINING'").update();
    assertThatThrownBy(() -> place(placer(), "")).hasMessageContaining("being drained");
    jdbc.sql("UPDATE provisioner_node SET state = 'READY', reached = FALSE").update();
    assertThatThrownBy(() -> place(placer(), "")).hasMessageContaining("does not answer");
  }

  @Test
  void whatTheTemplateNeedsIsLookedForInWhatTheNodeCanDo() {
    project();
    node("eu-1", 24_000);
    jdbc.sql(
            """
            INSERT INTO provisioner_template (project_id, origin, source, needs, created_at,
              changed_at) VALUES (:project, 'IMAGE', 'x', 'diskLimits', NOW(6), NOW(6))
            """)
        .param("project", project.value())
        .update();
    assertThatThrownBy(() -> place(placer(), "")).hasMessageContaining("diskLimits");
    jdbc.sql("UPDATE provisioner_node SET capabilities = '{\"diskLimits\":true}'").update();
    assertThat(place(placer(), "").reason()).contains("eu-1");
  }

  @Test
  void aNodeTakesExactlyAsManyAsItsCapacity() throws Exception {
    project();
    List<NodeId> nodes = List.of(node("eu-1", 90_000), node("us-1", 90_000), node("ap-1", 90_000));
    List<Integer> most = List.of(7, 11, 4);
    for (int each = 0; each < nodes.size(); each++) {
      takes(nodes.get(each), most.get(each));
    }
    var refused = new AtomicInteger();
    List<Callable<Object>> all = new ArrayList<>();
    for (int process = 0; process < 5; process++) {
      Placer placer = placer();
      for (int number = 0; number < 6; number++) {
        all.add(() -> {
          try {
            return place(placer, "");
          } catch (NoRoom e) {
            return refused.incrementAndGet();
          }
        });
      }
    }
    try (var threads = Executors.newFixedThreadPool(5)) {
      for (Future<Object> each : threads.invokeAll(all)) {
        Object _ = each.get();
      }
    }
    assertThat(nodes.stream().map(this::standing)).containsExactlyElementsOf(most);
    assertThat(refused.get()).isEqualTo(30 - 22);
  }

  @Test
  void whoIsOnTheWayToANodeCountsThere() {
    project();
    NodeId source = node("eu-1", 90_000);
    NodeId target = node("us-1", 90_000);
    takes(source, 1);
    takes(target, 1);
    Placer placer = placer();
    NodeId first = place(placer, "").node();
    NodeId other = first.equals(source) ? target : source;
    sendOff(first, other);
    assertThatThrownBy(() -> place(placer(), ""))
        .isInstanceOf(NoRoom.class)
        .hasMessageContaining("eu-1: it takes 1 containers at most, and has 1")
        .hasMessageContaining("us-1: it takes 1 containers at most, and has 1");
  }

  private void takes(NodeId node, int most) {
    new CapacityStore(jdbc, Clock.systemUTC()).say(node, most);
  }

  private void sendOff(NodeId from, NodeId to) {
    jdbc.sql(
            """
            INSERT INTO provisioner_move (id, container_id, source_id, target_id, holder, stage,
              actor, reason, choice, began_at, next_at)
            SELECT 'mov_1', id, :from, :to, 'con_x', 'COPYING', 'test', '', '', NOW(6), NOW(6)
            FROM provisioner_container
            """)
        .param("from", from.value())
        .param("to", to.value())
        .update();
    jdbc.sql("UPDATE provisioner_container SET move_id = 'mov_1'").update();
  }

  private Placer placer() {
    var store = new CandidateStore(jdbc);
    return new TablePlacer(store, new Loads(store), transaction);
  }

  private Placed place(Placer placer, String region) {
    ContainerId id = ContainerId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, desired, observed, next_at, wanted_at, actor,
              reason, created_at, changed_at)
            VALUES (:id, :project, 'TENANT', :id, :id, 'app', '[]', 80, '/', 1, :memory, 1, 1, 1, 0,
              '[]', 1, 'RUNNING', 'CREATING', NOW(6), NOW(6), 'test', '', NOW(6), NOW(6))
            """)
        .param("id", id.value())
        .param("project", project.value())
        .param("memory", BIG.memoryMb())
        .update();
    return placer.place(
        new Ask(id, project, BIG, "app", region),
        placed ->
            jdbc.sql("UPDATE provisioner_container SET node_id = :node WHERE id = :id")
                .param("node", placed.node().value())
                .param("id", id.value())
                .update());
  }

  private int standing(NodeId node) {
    return jdbc.sql("SELECT COUNT(*) FROM provisioner_container WHERE node_id = :node")
        .param("node", node.value())
        .query(Integer.class)
        .single();
  }

  private void project() {
    jdbc.sql(
            """
            INSERT INTO provisioner_project (id, organization_id, name, access, idle_always_on,
              idle_notice, pool_size, retention_days, grace_days, zone, host_pattern, created_at,
              changed_at, version)
            VALUES (:id, 'org_1', 'p', 'PUBLIC', FALSE, 1, 0, 1, 1, 'UTC', 'x', NOW(6), NOW(6), 1)
            """)
        .param("id", project.value())
        .update();
  }

  private NodeId node(String name, long memoryMb) {
    NodeId id = NodeId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_node (id, organization_id, name, docker, subnet4, gateways,
              state, reached, memory_bytes, memory_free, disk_bytes, disk_free, created_at,
              changed_at)
            VALUES (:id, 'org_1', :name, :id, '10.0.0.0/16', '', 'READY', TRUE,
              :memory, :memory, 1000000000000, 900000000000, NOW(6), NOW(6))
            """)
        .param("id", id.value())
        .param("name", name)
        .param("memory", memoryMb * 1024 * 1024)
        .update();
    return id;
  }
}
