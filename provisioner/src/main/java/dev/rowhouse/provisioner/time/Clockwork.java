package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Runs a schedule here and now, and writes down what became of it. Who does the work is looked up
 * when the worker starts: a worker that could not do what is on the timetable does not start.
 */
@Component
@OnRole(Role.WORKER)
public class Clockwork implements SmartInitializingSingleton {
  private final Timetable timetable;
  private final JobRuns runs;
  private final BeanFactory beans;
  private final Map<String, IntSupplier> works = new ConcurrentHashMap<>();

  Clockwork(Timetable timetable, JobRuns runs, BeanFactory beans) {
    this.timetable = timetable;
    this.runs = runs;
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    timetable.schedules().forEach(each -> works.put(each.name(), each.work().apply(beans)));
  }

  /**
   * @throws NoSuchElementException when there is no such schedule
   */
  public void run(String name) {
    IntSupplier work = works.get(name);
    if (work == null) {
      throw new NoSuchElementException(name);
    }
    runs.record(name, work);
  }
}
