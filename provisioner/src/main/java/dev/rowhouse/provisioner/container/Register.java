package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Address;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.placement.Placed;
import dev.rowhouse.provisioner.wall.Lease;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a worker writes what it did to the containers it holds. Nothing is written once another
 * worker holds them ({@link LeaseLost}).
 */
final class Register {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Timeline timeline;
  private final Bell bell;
  private final String worker;

  Register(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Timeline timeline,
      Bell bell,
      String worker) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.timeline = timeline;
    this.bell = bell;
    this.worker = worker;
  }

  void settle(Row row, Observed to, Applied applied, String detail) {
    settle(row, to, applied, detail, null);
  }

  void fail(Row row, Applied applied, String failure) {
    settle(row, Observed.FAILED, applied, failure.lines().findFirst().orElse(""), failure);
  }

  private void settle(
      Row row, Observed to, Applied applied, String detail, @Nullable String failure) {
    Transitions.check(row.observed(), to);
    transaction.executeWithoutResult(_ -> {
      write(row, to, applied, failure);
      timeline.add(row.id(), row.observed(), to, detail);
      bell.ring(Routes.CHANGED);
    });
  }

  /**
   * MariaDB assigns from left to right: {@code observed} still has its old value above its line.
   */
  private void write(Row row, Observed to, Applied applied, @Nullable String failure) {
    int changed =
        jdbc.sql(
                """
                UPDATE provisioner_container SET
                  running_since = CASE
                    WHEN :to = 'RUNNING' AND observed NOT IN ('PAUSED', 'CLAIMING')
                      THEN UTC_TIMESTAMP(6)
                    WHEN :to IN ('RUNNING', 'PAUSED', 'CLAIMING') THEN running_since END,
                  source_id = IF(:to IN ('RUNNING', 'STOPPED'), NULL, source_id),
                  restore_id = IF(:to IN ('RUNNING', 'STOPPED'), NULL, restore_id),
                  observed = :to, closing = FALSE, failure = :failure, waiting = NULL, attempt = 0,
                  make_applied = :make, limits_applied = :limits, rules_applied = :rules,
                  boot_applied = :boot, changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND observed = :from AND worker = :worker
                """)
            .param("id", row.id().value())
            .param("from", row.observed().name())
            .param("to", to.name())
            .param("failure", failure)
            .param("make", applied.make())
            .param("limits", applied.limits())
            .param("rules", applied.rules())
            .param("boot", applied.boot())
            .param("worker", worker)
            .update();
    demand(row, changed);
  }

  /** Something changed but the state did not; the timeline tells it all the same. */
  void note(Row row, Applied applied, String detail) {
    transaction.executeWithoutResult(_ -> {
      demand(
          row,
          jdbc.sql(
                  """
                  UPDATE provisioner_container SET make_applied = :make,
                    limits_applied = :limits, rules_applied = :rules, boot_applied = :boot,
                    waiting = NULL, attempt = 0, changed_at = UTC_TIMESTAMP(6),
                    version = version + 1
                  WHERE id = :id AND worker = :worker
                  """)
              .param("id", row.id().value())
              .param("make", applied.make())
              .param("limits", applied.limits())
              .param("rules", applied.rules())
              .param("boot", applied.boot())
              .param("worker", worker)
              .update());
      timeline.add(row.id(), row.observed(), row.observed(), detail);
    });
  }

  /** In the transaction that reserved the room. */
  void placed(Row row, Placed chosen, Lease lease) {
    Address address = lease.address();
    demand(
        row,
        jdbc.sql(
                """
                UPDATE provisioner_container SET node_id = :node, network = :network, ipv4 = :ipv4,
                  ipv6 = :ipv6, changed_at = UTC_TIMESTAMP(6)
                WHERE id = :id AND worker = :worker
                """)
            .param("id", row.id().value())
            .param("node", chosen.node().value())
            .param("network", lease.network())
            .param("ipv4", address.ipv4())
            .param("ipv6", address.ipv6())
            .param("worker", worker)
            .update());
    if (!chosen.reason().isEmpty()) {
      timeline.add(row.id(), row.observed(), row.observed(), "placed on " + chosen.reason());
    }
  }

  /** It stands on another node from this moment on, and its route leads there. */
  void arrived(Row row, Move move, Observed to, Lease lease, Runnable beside, String detail) {
    if (row.observed() != to) {
      Transitions.check(row.observed(), to);
    }
    transaction.executeWithoutResult(_ -> {
      beside.run();
      switchOver(row, move, to, lease);
      timeline.add(row.id(), row.observed(), to, detail);
      bell.ring(Routes.CHANGED);
      bell.ring(Relocations.CLEARING);
    });
  }

  /**
   * What was paused on the source sleeps on the target: memory does not move. MariaDB assigns from
   * left to right.
   */
  private void switchOver(Row row, Move move, Observed to, Lease lease) {
    demand(
        row,
        jdbc.sql(
                """
                UPDATE provisioner_container SET
                  node_id = :node, network = :network, ipv4 = :ipv4, ipv6 = :ipv6, move_id = NULL,
                  running_since = IF(:to = 'RUNNING', UTC_TIMESTAMP(6), NULL),
                  desired = IF(paused AND desired = 'RUNNING', 'STOPPED', desired), paused = FALSE,
                  observed = :to, closing = FALSE, waiting = NULL, attempt = 0, crashes = 0,
                  lost_at = NULL, make_fresh = FALSE,
                  make_applied = :make, limits_applied = :limits, rules_applied = :rules,
                  boot_applied = :boot, changed_at = UTC_TIMESTAMP(6), version = version + 1
                WHERE id = :id AND observed = :from AND worker = :worker AND move_id = :move
                """)
            .param("id", row.id().value())
            .param("node", move.target().value())
            .param("network", lease.network())
            .param("ipv4", lease.address().ipv4())
            .param("ipv6", lease.address().ipv6())
            .param("from", row.observed().name())
            .param("to", to.name())
            .param("make", row.make().wanted())
            .param("limits", row.limits().wanted())
            .param("rules", row.rules().wanted())
            .param("boot", row.boot().wanted())
            .param("move", move.id().value())
            .param("worker", worker)
            .update());
  }

  /** The move is over, and it stands where it stood; it is started again if that is wanted. */
  void stays(Row row, Move move, Runnable beside, String detail) {
    transaction.executeWithoutResult(_ -> {
      beside.run();
      demand(
          row,
          jdbc.sql(
                  """
                  UPDATE provisioner_container SET move_id = NULL, closing = FALSE, waiting = NULL,
                    attempt = 0, changed_at = UTC_TIMESTAMP(6), version = version + 1
                  WHERE id = :id AND worker = :worker AND move_id = :move
                  """)
              .param("id", row.id().value())
              .param("move", move.id().value())
              .param("worker", worker)
              .update());
      timeline.add(row.id(), row.observed(), row.observed(), detail);
      bell.ring(Routes.CHANGED);
      bell.ring(Relocations.CLEARING);
    });
  }

  /**
   * From here on requests wait instead of going to a container that is about to stop. False when
   * somebody changed their mind first.
   */
  boolean close(Row row) {
    boolean closed =
        1
            == jdbc.sql(
                    """
                    UPDATE provisioner_container
                    SET closing = TRUE, changed_at = UTC_TIMESTAMP(6), version = version + 1
                    WHERE id = :id AND worker = :worker AND version = :version
                    """)
                .param("id", row.id().value())
                .param("worker", worker)
                .param("version", row.version())
                .update();
    if (closed) {
      bell.ring(Routes.CHANGED);
    }
    return closed;
  }

  /** The successor is complete: from here on it takes the place of the old one, come what may. */
  boolean succeed(Row row) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_container
                SET make_swap = :make, make_fresh = FALSE, version = version + 1
                WHERE id = :id AND worker = :worker AND version = :version
                """)
            .param("id", row.id().value())
            .param("make", row.make().wanted())
            .param("worker", worker)
            .param("version", row.version())
            .update();
  }

  /** The successor stands in the old one's place. */
  void succeeded(Row row) {
    demand(
        row,
        jdbc.sql(
                """
                UPDATE provisioner_container
                SET make_applied = make_swap, make_swap = 0, version = version + 1
                WHERE id = :id AND worker = :worker
                """)
            .param("id", row.id().value())
            .param("worker", worker)
            .update());
  }

  /** Keeps that it was there, and nothing that tells of a person. */
  void bury(Row row, Consumer<Row> forget) {
    Transitions.check(row.observed(), Observed.DELETED);
    transaction.executeWithoutResult(_ -> {
      forget.accept(row);
      demand(
          row,
          jdbc.sql(
                  """
                  UPDATE provisioner_container SET observed = 'DELETED', name = NULL,
                    host = NULL, failure = NULL, waiting = NULL, source_id = NULL,
                    running_since = NULL, ipv4 = NULL, ipv6 = NULL, network = NULL,
                    command = '[]', data_paths = '[]', reason = '', worker = NULL,
                    lease_until = '2000-01-01', changed_at = UTC_TIMESTAMP(6),
                    version = version + 1
                  WHERE id = :id AND observed = 'DELETING' AND worker = :worker
                  """)
              .param("id", row.id().value())
              .param("worker", worker)
              .update());
      timeline.add(row.id(), row.observed(), Observed.DELETED, "");
      timeline.redact(row.id());
      bell.ring(Routes.CHANGED);
    });
  }

  private static void demand(Row row, int changed) {
    if (changed != 1) {
      throw new LeaseLost(row);
    }
  }
}
