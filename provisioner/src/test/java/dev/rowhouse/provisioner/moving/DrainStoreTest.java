package dev.rowhouse.provisioner.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a drain waits for, whom it sends next, and what it says of who stays. */
class DrainStoreTest {
  private static final Duration REST = Duration.ofSeconds(10);

  private final HikariDataSource source =
      TestTables.fresh(
          "provisioner/010-node.sql",
          "provisioner/020-containers.sql",
          "provisioner/030-estate.sql",
          "provisioner/060-node-state.sql",
          "provisioner/071-moving.sql",
          "provisioner/073-draining.sql");
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final DrainStore store = new DrainStore(jdbc, Clock.systemUTC());
  private final NodeId drained = NodeId.mint();
  private final NodeId other = NodeId.mint();

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void whatALostNodeStillHasOfSomebodyIsWaitedForThereOnly() {
    ContainerId rescued = container(drained);
    move(rescued, other, drained, "CLEARING", "it is written to an archive first", 0);
    assertThat(store.unfinished(drained)).isZero();
    assertThat(store.unfinished(other)).isEqualTo(1);

    begun(other);
    assertThat(store.find(other).orElseThrow().traces())
        .containsExactly(
            new Drain.Stay(rescued, rescued.value(), "it is written to an archive first"));
    begun(drained);
    assertThat(store.find(drained).orElseThrow().traces()).isEmpty();
  }

  @Test
  void whatCameToNothingIsClearedUpWhereItWasToGo() {
    ContainerId stayed = container(other);
    move(stayed, other, drained, "UNDOING", "no room on the disk", 0);
    assertThat(store.unfinished(drained)).isEqualTo(1);
    assertThat(store.unfinished(other)).isZero();
  }

  @Test
  void whoIsOnTheWayCountsOnBothNodes() {
    ContainerId moving = container(drained);
    move(moving, drained, other, "COPYING", null, 0);
    assertThat(store.unfinished(drained)).isEqualTo(1);
    assertThat(store.unfinished(other)).isEqualTo(1);
  }

  /** However many cannot leave: all are tried before one is tried again. */
  @Test
  void nobodyWaitsBehindThoseThatCannotLeave() {
    Set<ContainerId> all = new HashSet<>();
    for (int number = 0; number < 9; number++) {
      all.add(container(drained));
    }
    List<ContainerId> tried = new ArrayList<>();
    for (int wave = 0; wave < 3; wave++) {
      List<ContainerId> next = store.next(drained, Duration.ZERO, 3);
      next.forEach(each -> store.stays(drained, each, "no node has room"));
      tried.addAll(next);
    }
    assertThat(tried).containsExactlyInAnyOrderElementsOf(all);
    assertThat(store.next(drained, Duration.ZERO, 3)).isEqualTo(tried.subList(0, 3));
    assertThat(store.next(drained, Duration.ofMinutes(1), 3)).isEmpty();
  }

  /** A move may take longer to fail than one is left in peace after it. */
  @Test
  void whyAMoveFailedIsKnownHoweverLongItTook() {
    ContainerId stayed = container(drained);
    begun(drained);
    jdbc.sql("UPDATE provisioner_drain SET began_at = began_at - INTERVAL 1 HOUR").update();
    move(stayed, drained, other, "FAILED", "it does not become healthy there", 120);
    assertThat(store.failure(drained, stayed, REST)).contains("it does not become healthy there");
    jdbc.sql("UPDATE provisioner_move SET ended_at = ended_at - INTERVAL 1 MINUTE").update();
    assertThat(store.failure(drained, stayed, REST)).isEmpty();
  }

  private void begun(NodeId node) {
    store.begin(node, new Cause("test", "because"));
  }

  private void move(
      ContainerId id, NodeId from, NodeId to, String stage, String problem, int seconds) {
    jdbc.sql(
            """
            INSERT INTO provisioner_move (id, container_id, source_id, target_id, holder, stage,
              problem, actor, reason, choice, began_at, ended_at, next_at)
            VALUES (:id, :container, :from, :to, 'con_x', :stage, :problem, 'test', '', '',
              UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND,
              IF(:stage IN ('DONE', 'FAILED'), UTC_TIMESTAMP(6), NULL), UTC_TIMESTAMP(6))
            """)
        .param("id", MoveId.mint().value())
        .param("container", id.value())
        .param("from", from.value())
        .param("to", to.value())
        .param("stage", stage)
        .param("problem", problem)
        .param("seconds", seconds)
        .update();
  }

  private ContainerId container(NodeId node) {
    ContainerId id = ContainerId.mint();
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, node_id, desired, observed, next_at, wanted_at,
              actor, reason, created_at, changed_at)
            VALUES (:id, 'prj_1', 'TENANT', :id, :id, 'app', '[]', 80, '/', 1, 64, 1, 1, 1, 0,
              '[]', 1, :node, 'RUNNING', 'RUNNING', NOW(6), NOW(6), 'test', '', NOW(6), NOW(6))
            """)
        .param("id", id.value())
        .param("node", node.value())
        .update();
    return id;
  }
}
