package dev.rowhouse.provisioner.container;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One worker's hold on containers: nobody else takes a step for them until it runs out. */
final class Leases {
  private final JdbcClient jdbc;
  private final String worker;
  private final Duration length;

  Leases(JdbcClient jdbc, String worker, Duration length) {
    this.jdbc = jdbc;
    this.worker = worker;
    this.length = length;
  }

  /** A name that no other worker has, in this process or any. */
  static String name() {
    return "worker-" + UUID.randomUUID().toString().substring(0, 13);
  }

  /** False when another worker was quicker, or the row changed since it was read. */
  boolean take(Row row) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_container SET worker = :worker, leases = leases + 1,
                  lease_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                WHERE id = :id AND version = :version AND lease_until <= UTC_TIMESTAMP(6)
                """)
            .param("worker", worker)
            .param("micros", micros(length))
            .param("id", row.id().value())
            .param("version", row.version())
            .update();
  }

  /** Holds on to all that this worker has. */
  void renew() {
    jdbc.sql(
            """
            UPDATE provisioner_container
            SET lease_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
            WHERE worker = :worker
            """)
        .param("worker", worker)
        .param("micros", micros(length))
        .update();
  }

  /** False when the row has changed since it was read: there may be more to do. */
  boolean release(Row row) {
    return 1
        == jdbc.sql(
                """
                UPDATE provisioner_container SET worker = NULL, lease_until = '2000-01-01'
                WHERE id = :id AND worker = :worker AND version = :version
                """)
            .param("id", row.id().value())
            .param("worker", worker)
            .param("version", row.version())
            .update();
  }

  /** Gives it back with a word on why nothing happened yet. A newer wish does not wait. */
  void postpone(Row row, String waiting, Duration pause) {
    jdbc.sql(
            """
            UPDATE provisioner_container SET worker = NULL, lease_until = '2000-01-01',
              waiting = :waiting, attempt = attempt + 1, changed_at = UTC_TIMESTAMP(6),
              next_at = IF(version = :version,
                UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND, UTC_TIMESTAMP(6))
            WHERE id = :id AND worker = :worker
            """)
        .param("id", row.id().value())
        .param("worker", worker)
        .param("version", row.version())
        .param("waiting", waiting)
        .param("micros", micros(pause))
        .update();
  }

  /** Containers of this worker that somebody wants gone meanwhile. */
  List<String> doomed() {
    return jdbc.sql(
            "SELECT id FROM provisioner_container WHERE worker = :worker AND desired = 'DELETED'")
        .param("worker", worker)
        .query(String.class)
        .list();
  }

  String worker() {
    return worker;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
