package dev.rowhouse.provisioner.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rowhouse.provisioner.time.Clockwork;
import dev.rowhouse.provisioner.time.Job;
import dev.rowhouse.provisioner.time.Jobs;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator sees of the schedules and does with them. */
class JobsTest extends EstateTest {
  private static final String POOLS = "refill warm pools";

  @Autowired Jobs jobs;
  @Autowired Clockwork clockwork;

  @Test
  void everyScheduleIsThereWithItsNextRun() {
    assertThat(jobs.list())
        .extracting(Job::name)
        .contains(POOLS, "stop what is idle", "drain the inbox", "erase whose time has come");
    assertThat(job(POOLS).every()).isEqualTo("every 30 s");
    assertThat(job(POOLS).next()).isNotNull();
  }

  @Test
  void aPausedScheduleRunsOnlyWhenAskedTo() {
    jobs.pause(POOLS);
    assertThat(job(POOLS).paused()).isTrue();
    assertThat(job(POOLS).next()).isNull();
    long before = runs();
    jobs.runNow(POOLS);
    await().atMost(Duration.ofSeconds(60)).until(() -> runs() > before);
    jobs.resume(POOLS);
    assertThat(job(POOLS).paused()).isFalse();
  }

  @Test
  void aRunThatFailsIsWrittenDownAndTheNextThatGoesWellToo() {
    jobs.pause("erase what nobody uses");
    jdbc.sql("RENAME TABLE provisioner_project TO gone").update();
    try {
      clockwork.run("erase what nobody uses");
    } finally {
      jdbc.sql("RENAME TABLE gone TO provisioner_project").update();
    }
    assertThat(job("erase what nobody uses").last().error()).contains("provisioner_project");
    clockwork.run("erase what nobody uses");
    assertThat(job("erase what nobody uses").last().error()).isNull();
    assertThat(job("erase what nobody uses").last().failures()).isEqualTo(1);
    jobs.resume("erase what nobody uses");
  }

  @Test
  void whatIsNotOnThePageCannotBeRun() {
    assertThatThrownBy(() -> jobs.runNow("dance")).isInstanceOf(NoSuchElementException.class);
  }

  private long runs() {
    var last = job(POOLS).last();
    return last == null ? 0 : last.runs();
  }

  private Job job(String name) {
    return jobs.list().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
