package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits until an app answers, or knows that it will not. */
final class Health {
  private static final long FIRST_PAUSE = 1_000_000;
  private static final long LAST_PAUSE = 100_000_000;
  private static final long LOOK_EVERY = 150_000_000;

  private final Set<ContainerId> doomed;
  private final Dialling dialling;

  /** Where tenants are routed to. */
  Health(Set<ContainerId> doomed) {
    this(doomed, new Dialling(Optional::empty));
  }

  /**
   * @param doomed containers that somebody wants gone meanwhile; written by others
   */
  Health(Set<ContainerId> doomed, Dialling dialling) {
    this.doomed = doomed;
    this.dialling = dialling;
  }

  /**
   * @throws AppFailed when it ended, or did not answer in time; with its last log lines
   * @throws EngineUnreachable when its machine's door let nobody in to the end
   * @throws Doomed when there is no more use in waiting
   */
  void await(Row row, Engine engine) {
    long now = System.nanoTime();
    long end = now + row.container().settings().healthTimeout().toNanos();
    long look = now + LOOK_EVERY;
    long pause = FIRST_PAUSE;
    Dialling.Line line = dialling.to(row);
    Finding found = ask(line, row, end - now);
    while (!found.problem().isEmpty()) {
      now = System.nanoTime();
      if (now >= end) {
        throw found.shut() == null
            ? new AppFailed(Obituary.silent(row, found.problem(), engine))
            : new EngineUnreachable("its door is shut (" + found.problem() + ")", found.shut());
      }
      if (now >= look) {
        look = now + LOOK_EVERY;
        stillThere(row, engine);
      }
      sleep(pause);
      pause = Math.min(LAST_PAUSE, pause + pause / 2);
      found = ask(line, row, end - now);
    }
  }

  /**
   * @param problem empty when the app is well
   * @param shut when that is not the app's
   */
  private record Finding(String problem, @Nullable DoorShut shut) {}

  private static Finding ask(Dialling.Line line, Row row, long remaining) {
    long connect = Math.min(remaining, line.patience().toNanos());
    try {
      String problem =
          Probe.ask(
              line,
              row.container().settings().healthPath(),
              Duration.ofNanos(connect),
              Duration.ofNanos(Math.max(1, Math.min(remaining, 2_000_000_000L))));
      return new Finding(problem, null);
    } catch (DoorShut e) {
      return new Finding(String.valueOf(e.getMessage()), e);
    }
  }

  private void stillThere(Row row, Engine engine) {
    if (doomed.contains(row.id())) {
      throw new Doomed();
    }
    Seen seen = engine.look(row.name()).orElse(null);
    if (seen == null || seen.status() == Seen.Status.EXITED) {
      throw new AppFailed(Obituary.ended(row, seen, engine));
    }
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an app", e);
    }
  }
}
