package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Brings Quartz's tables in line with {@link Schedules}, whichever worker starts first. */
@Component
@OnRole(Role.WORKER)
class Timetable implements SmartInitializingSingleton {
  static final String GROUP = "house";

  private final Scheduler scheduler;
  private final List<Schedule> schedules;

  /**
   * @param leftOut names of schedules that no worker of this installation runs
   */
  @Autowired
  Timetable(Scheduler scheduler, @Value("${rowhouse.schedules.left-out:}") List<String> leftOut) {
    this(Schedules.ALL.stream().filter(each -> !leftOut.contains(each.name())).toList(), scheduler);
  }

  Timetable(List<Schedule> schedules, Scheduler scheduler) {
    this.scheduler = scheduler;
    this.schedules = schedules;
    Set<String> names = new HashSet<>();
    schedules.stream()
        .map(Schedule::name)
        .filter(name -> !names.add(name))
        .forEach(twice -> {
          throw new IllegalArgumentException("the timetable has two lines named " + twice);
        });
  }

  List<Schedule> schedules() {
    return schedules;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      for (Schedule schedule : schedules) {
        put(schedule);
      }
      forgetOthers();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the timetable cannot be written", e);
    }
  }

  private void put(Schedule schedule) throws SchedulerException {
    JobKey key = key(schedule.name());
    JobDetail known = scheduler.getJobDetail(key);
    if (known != null && schedule.words().equals(known.getDescription())) {
      return;
    }
    if (known != null) {
      scheduler.deleteJob(key);
    }
    try {
      scheduler.scheduleJob(job(schedule, key), trigger(schedule));
    } catch (ObjectAlreadyExistsException e) {
      // Another worker that starts at the same time wrote the same line.
    }
  }

  private static JobDetail job(Schedule schedule, JobKey key) {
    return JobBuilder.newJob(Tick.class)
        .withIdentity(key)
        .withDescription(schedule.words())
        .storeDurably()
        .build();
  }

  /** Runs that were missed while no worker lived are not made up for: the next one sees it all. */
  private static Trigger trigger(Schedule schedule) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(schedule.name(), GROUP))
        .startAt(new Date(System.currentTimeMillis() + 1_000))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(schedule.every().toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount())
        .build();
  }

  private void forgetOthers() throws SchedulerException {
    Set<String> names = schedules.stream().map(Schedule::name).collect(Collectors.toSet());
    for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      if (!names.contains(key.getName())) {
        scheduler.deleteJob(key);
      }
    }
  }

  static JobKey key(String name) {
    return new JobKey(name, GROUP);
  }
}
