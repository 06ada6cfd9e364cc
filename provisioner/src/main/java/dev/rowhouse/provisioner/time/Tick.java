package dev.rowhouse.provisioner.time;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.beans.factory.BeanFactory;

/** Runs the schedule that the job is named after, once among all workers. */
@DisallowConcurrentExecution
class Tick implements Job {
  private final JobRuns runs;
  private final BeanFactory beans;
  private final Timetable timetable;

  Tick(JobRuns runs, BeanFactory beans, Timetable timetable) {
    this.runs = runs;
    this.beans = beans;
    this.timetable = timetable;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    timetable
        .schedule(name)
        .ifPresent(schedule -> runs.record(name, () -> schedule.run().applyAsInt(beans)));
  }
}
