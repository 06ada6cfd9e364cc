package dev.rowhouse.provisioner.time;

import java.time.Clock;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what became of each run, for operators to see. */
@Component
class JobRuns {
  private static final Logger log = LoggerFactory.getLogger(JobRuns.class);
  private static final String WORKER =
      ProcessHandle.current().pid() + "@" + System.getenv().getOrDefault("HOSTNAME", "local");

  private final JobRunStore store;
  private final Clock clock;

  JobRuns(JobRunStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A run that fails is written down and is tried again at its next time. */
  void record(String name, IntSupplier work) {
    store.started(name, WORKER, clock.instant());
    try {
      int count = work.getAsInt();
      store.finished(name, count == 0 ? "nothing to do" : "did " + count, clock.instant());
    } catch (RuntimeException e) {
      log.warn("schedule '{}' failed; it comes again", name, e);
      store.failed(name, String.valueOf(e), clock.instant());
    }
  }
}
