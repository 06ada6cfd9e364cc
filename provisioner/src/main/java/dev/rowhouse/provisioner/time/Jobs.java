package dev.rowhouse.provisioner.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.stereotype.Component;

/** The schedules for operators: look, run now, pause, resume. Works in any process. */
@Component
public class Jobs {
  private final Scheduler scheduler;
  private final JobRunStore runs;

  Jobs(Scheduler scheduler, JobRunStore runs) {
    this.scheduler = scheduler;
    this.runs = runs;
  }

  /** By name. */
  public List<Job> list() {
    Map<String, JobRun> last =
        runs.list().stream().collect(Collectors.toMap(JobRun::name, Function.identity()));
    return quartz(() -> {
      var keys = scheduler.getJobKeys(GroupMatcher.jobGroupEquals(Timetable.GROUP));
      var jobs = new java.util.ArrayList<Job>();
      for (JobKey key : keys) {
        jobs.add(job(key, last.get(key.getName())));
      }
      jobs.sort(Comparator.comparing(Job::name));
      return jobs;
    });
  }

  /** A worker runs it within moments, paused or not. */
  public void runNow(String name) {
    change(name, scheduler::triggerJob);
  }

  /** Holds until resumed, over restarts too. */
  public void pause(String name) {
    change(name, scheduler::pauseJob);
  }

  public void resume(String name) {
    change(name, scheduler::resumeJob);
  }

  private Job job(JobKey key, @Nullable JobRun last) throws SchedulerException {
    JobDetail detail = scheduler.getJobDetail(key);
    var triggerKey = new TriggerKey(key.getName(), Timetable.GROUP);
    Trigger trigger = scheduler.getTrigger(triggerKey);
    boolean paused = scheduler.getTriggerState(triggerKey) == Trigger.TriggerState.PAUSED;
    return new Job(
        key.getName(),
        detail == null ? "" : detail.getDescription(),
        paused,
        paused || trigger == null ? null : instant(trigger.getNextFireTime()),
        last);
  }

  private void change(String name, Change change) {
    JobKey key = Timetable.key(name);
    quartz(() -> {
      if (!scheduler.checkExists(key)) {
        throw new NoSuchElementException("no such schedule");
      }
      change.of(key);
      return key;
    });
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static <T> T quartz(Call<T> call) {
    try {
      return call.run();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler does not answer", e);
    }
  }

  private interface Call<T> {
    T run() throws SchedulerException;
  }

  private interface Change {
    void of(JobKey key) throws SchedulerException;
  }
}
