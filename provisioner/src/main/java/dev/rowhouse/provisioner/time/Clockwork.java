package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Runs a schedule here and now, and writes down what became of it. */
@Component
@OnRole(Role.WORKER)
public class Clockwork {
  private final Timetable timetable;
  private final JobRuns runs;
  private final BeanFactory beans;

  Clockwork(Timetable timetable, JobRuns runs, BeanFactory beans) {
    this.timetable = timetable;
    this.runs = runs;
    this.beans = beans;
  }

  /**
   * @throws NoSuchElementException when there is no such schedule
   */
  public void run(String name) {
    Schedule schedule =
        timetable.schedule(name).orElseThrow(() -> new NoSuchElementException(name));
    runs.record(name, () -> schedule.run().applyAsInt(beans));
  }
}
