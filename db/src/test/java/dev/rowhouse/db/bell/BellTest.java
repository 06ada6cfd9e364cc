package dev.rowhouse.db.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowhouse.db.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BellTest {
  private static final Topic NEWS = new Topic("news");

  private final HikariDataSource source = TestDatabase.pool();
  private final AtomicInteger runs = new AtomicInteger();
  private JdbcClient jdbc;
  private Ringer here;
  private Ringer there;
  private final Bell bell = new Bell();
  private final Bell elsewhere = new Bell();

  @BeforeEach
  void twoProcessesOnOneDatabase() {
    jdbc = JdbcClient.create(source);
    jdbc.sql("CREATE TABLE db_bell (topic VARCHAR(40) PRIMARY KEY, rung BIGINT NOT NULL)").update();
    here = new Ringer(bell, jdbc, Duration.ofMillis(5));
    there = new Ringer(elsewhere, jdbc, Duration.ofMillis(5));
    here.start();
    there.start();
  }

  @AfterEach
  void close() {
    here.stop();
    there.stop();
    source.close();
  }

  @Test
  void aRingIsHeardInAnotherProcess() {
    elsewhere.listen(NEWS, runs::incrementAndGet);
    bell.ring(NEWS);
    await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() > 0);
  }

  @Test
  void aRingInsideATransactionIsHeardOnlyAfterItsCommit() {
    bell.listen(NEWS, runs::incrementAndGet);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    transaction.executeWithoutResult(_ -> {
      bell.ring(NEWS);
      assertThat(runs).hasValue(0);
    });
    await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() > 0);
  }

  @Test
  void ringsDuringARunCauseOneMoreRunAndNotMany() throws InterruptedException {
    var started = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var local = new Bell();
    local.listen(
        NEWS,
        () -> {
          runs.incrementAndGet();
          started.countDown();
          awaitQuietly(goOn);
        });
    local.ring(NEWS);
    started.await();
    for (int i = 0; i < 100; i++) {
      local.ring(NEWS);
    }
    goOn.countDown();
    await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() == 2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
