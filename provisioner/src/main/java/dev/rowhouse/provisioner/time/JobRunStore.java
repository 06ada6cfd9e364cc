package dev.rowhouse.provisioner.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JobRunStore {
  private final JdbcClient jdbc;

  JobRunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void started(String name, String worker, Instant now) {
    jdbc.sql(
            """
            INSERT INTO provisioner_job_run (name, running, started_at, worker, runs, failures)
            VALUES (:name, TRUE, :now, :worker, 1, 0)
            ON DUPLICATE KEY UPDATE running = TRUE, started_at = :now, finished_at = NULL,
              worker = :worker, runs = runs + 1
            """)
        .param("name", name)
        .param("worker", worker)
        .param("now", now)
        .update();
  }

  void finished(String name, String result, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_job_run
            SET running = FALSE, finished_at = :now, result = :result, error = NULL
            WHERE name = :name
            """)
        .param("name", name)
        .param("result", result)
        .param("now", now)
        .update();
  }

  void failed(String name, String error, Instant now) {
    jdbc.sql(
            """
            UPDATE provisioner_job_run
            SET running = FALSE, finished_at = :now, failed_at = :now, result = NULL,
              error = :error, failures = failures + 1
            WHERE name = :name
            """)
        .param("name", name)
        .param("error", error)
        .param("now", now)
        .update();
  }

  List<JobRun> list() {
    return jdbc.sql(
            """
            SELECT name, running, started_at, finished_at, result, error, failed_at, worker, runs,
              failures
            FROM provisioner_job_run ORDER BY name
            """)
        .query(JobRunStore::read)
        .list();
  }

  private static JobRun read(ResultSet row, int number) throws SQLException {
    return new JobRun(
        row.getString("name"),
        row.getBoolean("running"),
        row.getObject("started_at", Instant.class),
        row.getObject("finished_at", Instant.class),
        row.getString("result"),
        row.getString("error"),
        row.getObject("failed_at", Instant.class),
        row.getString("worker"),
        row.getLong("runs"),
        row.getLong("failures"));
  }
}
