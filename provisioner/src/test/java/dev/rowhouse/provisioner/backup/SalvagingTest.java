package dev.rowhouse.provisioner.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.testing.MovableClock;
import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.MoveId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.MoveStage;
import dev.rowhouse.provisioner.testing.TestTables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came back with a lost node goes only once it is kept, and people hear what it waits for. */
class SalvagingTest {
  private final HikariDataSource source =
      TestTables.fresh(
          "provisioner/010-node.sql",
          "provisioner/020-containers.sql",
          "provisioner/030-estate.sql",
          "provisioner/060-node-state.sql",
          "provisioner/071-moving.sql",
          "provisioner/074-backup.sql",
          "provisioner/093-shelves.sql",
          "provisioner/104-remains.sql");
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final MovableClock clock = new MovableClock();
  private final BackupStore store = new BackupStore(jdbc, clock);
  private final Salvaging salvaging = new Salvaging(store, new Bell(), clock);
  private final Move move = left(ContainerId.mint());

  @BeforeEach
  void container() {
    jdbc.sql(
            """
            INSERT INTO provisioner_container (id, project_id, kind, name, host, image, command,
              port, health_path, health_timeout_ms, memory_mb, milli_cpus, pids, disk_mb,
              ramdisk_mb, data_paths, grace_ms, desired, observed, next_at, wanted_at, actor,
              reason, created_at, changed_at)
            VALUES (:id, 'prj_1', 'TENANT', :id, :id, 'app', '[]', 80, '/', 1, 64, 1, 1, 1, 0,
              '[]', 1, 'RUNNING', 'RUNNING', NOW(6), NOW(6), 'test', '', NOW(6), NOW(6))
            """)
        .param("id", move.container().value())
        .update();
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void itGoesOnceItIsKept() {
    assertThat(salvaging.obstacle(move)).hasValueSatisfying(it -> assertThat(it).contains("first"));
    assertThat(salvaging.obstacle(move)).hasValueSatisfying(it -> assertThat(it).contains("first"));
    BackupId only = all().getFirst().id();
    assertThat(store.lease(only, "worker", Duration.ofMinutes(1))).isTrue();
    assertThat(store.done(only, "worker", List.of())).isTrue();
    assertThat(salvaging.obstacle(move)).isEmpty();
    assertThat(all()).hasSize(1);
  }

  /** A node that has just come back may refuse once; one that always does is asked less often. */
  @Test
  void whatFailsIsTriedAgainSoonAndThenLessOften() {
    salvaging.obstacle(move);
    store.failed(all().getFirst().id(), "the engine is starting");
    assertThat(salvaging.obstacle(move))
        .hasValueSatisfying(it -> assertThat(it).contains("(the engine is starting)", "again"));
    assertThat(all()).hasSize(1);

    int tries = 1;
    for (int tenSeconds = 0; tenSeconds < 360; tenSeconds++) {
      clock.pass(Duration.ofSeconds(10));
      salvaging.obstacle(move);
      Backup last = all().getFirst();
      if (last.state() == Backup.State.WRITING) {
        tries++;
        store.failed(last.id(), "the engine is starting");
      }
    }
    assertThat(tries).isBetween(8, 13);
  }

  private List<Backup> all() {
    return store.salvaged(move.id(), 100);
  }

  /** On a node that was lost and came back. */
  private Move left(ContainerId container) {
    return new Move(
        MoveId.mint(),
        container,
        NodeId.mint(),
        NodeId.mint(),
        ContainerId.mint(),
        MoveStage.CLEARING,
        null,
        null,
        null,
        false,
        false,
        false,
        true,
        0,
        0,
        null,
        new Cause("test", "because"),
        "",
        clock.instant(),
        null,
        null,
        null);
  }
}
