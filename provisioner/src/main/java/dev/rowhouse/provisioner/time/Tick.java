package dev.rowhouse.provisioner.time;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Runs the schedule that the job is named after, once among all workers. */
@DisallowConcurrentExecution
class Tick implements Job {
  private final Clockwork clockwork;

  Tick(Clockwork clockwork) {
    this.clockwork = clockwork;
  }

  @Override
  public void execute(JobExecutionContext context) {
    clockwork.run(context.getJobDetail().getKey().getName());
  }
}
