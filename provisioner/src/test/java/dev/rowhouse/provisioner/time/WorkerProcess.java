package dev.rowhouse.provisioner.time;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.quartz.Scheduler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A worker that does nothing but follow a timetable; runs in a process of its own. Not a
 * configuration by name, so that no other test finds it.
 */
@EnableAutoConfiguration
@Import({JobRuns.class, JobRunStore.class, Clockwork.class, QuartzConfiguration.class})
class WorkerProcess {
  static final int SCHEDULES = 6;

  static void main(String[] args) {
    SpringApplication.run(WorkerProcess.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Timetable timetable(Scheduler scheduler, JdbcClient jdbc) {
    List<Schedule> schedules =
        IntStream.range(0, SCHEDULES)
            .mapToObj(
                i -> new Schedule("tick " + i, Duration.ofSeconds(1), _ -> () -> tick(jdbc, i)))
            .toList();
    return new Timetable(schedules, scheduler);
  }

  private static int tick(JdbcClient jdbc, int schedule) {
    return jdbc.sql("INSERT INTO ticks VALUES (:schedule, :worker, UTC_TIMESTAMP(6))")
        .param("schedule", schedule)
        .param("worker", ProcessHandle.current().pid())
        .update();
  }
}
