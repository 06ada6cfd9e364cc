package dev.rowhouse.provisioner.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.db.testing.TestDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two processes on one database, and one of them killed. */
class TwoWorkersTest {
  private final String url = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
  private final List<Process> workers = new ArrayList<>();

  @AfterEach
  void endThem() {
    workers.forEach(Process::destroyForcibly);
  }

  @Test
  void theyShareTheWorkAndTheOneThatIsLeftDoesAllOfIt() throws Exception {
    jdbc.sql(
            """
            CREATE TABLE ticks (
              schedule INT NOT NULL, worker BIGINT NOT NULL, at DATETIME(6) NOT NULL)
            """)
        .update();
    Process first = start();
    await().atMost(Duration.ofSeconds(90)).until(() -> workersSeen() == 1);
    Process second = start();
    await().atMost(Duration.ofSeconds(90)).until(() -> workersSeen() == 2);
    assertThat(doubled()).as("ticks of one schedule done twice").isZero();

    jdbc.sql("DELETE FROM ticks WHERE worker = :dead").param("dead", first.pid()).update();
    first.destroyForcibly().waitFor();
    jdbc.sql("DELETE FROM ticks").update();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(schedulesDone(second)).isEqualTo(WorkerProcess.SCHEDULES));
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                WorkerProcess.class.getName(),
                "--spring.config.import=classpath:rowhouse-defaults.yaml",
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.maximum-pool-size=10",
                "--spring.main.web-application-type=none",
                "--spring.main.banner-mode=off",
                "--rowhouse.roles=worker",
                "--logging.level.root=WARN")
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    workers.add(process);
    return process;
  }

  private long workersSeen() {
    return jdbc.sql("SELECT COUNT(DISTINCT worker) FROM ticks").query(Long.class).single();
  }

  private long schedulesDone(Process worker) {
    return jdbc.sql("SELECT COUNT(DISTINCT schedule) FROM ticks WHERE worker = :worker")
        .param("worker", worker.pid())
        .query(Long.class)
        .single();
  }

  /** Two workers at one tick would be milliseconds apart; a late one is caught up by itself. */
  private long doubled() {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM ticks a JOIN ticks b ON a.schedule = b.schedule
              AND a.worker < b.worker AND ABS(TIMESTAMPDIFF(MICROSECOND, a.at, b.at)) < 100000
            """)
        .query(Long.class)
        .single();
  }
}
