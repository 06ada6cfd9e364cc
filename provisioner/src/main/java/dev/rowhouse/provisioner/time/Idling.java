package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.container.Containers;
import dev.rowhouse.provisioner.project.IdlePolicy;
import dev.rowhouse.provisioner.project.Project;
import dev.rowhouse.provisioner.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Puts containers to sleep as their project's policy says. */
@Component
@OnRole(Role.WORKER)
class Idling {
  /** How long after the time of day a container that was in use is still stopped. */
  private static final Duration EVENING = Duration.ofHours(2);

  /** Whoever asked something this recently is still there. */
  private static final Duration IN_USE = Duration.ofMinutes(2);

  private final IdleStore store;
  private final Projects projects;
  private final Containers containers;
  private final Clock clock;

  Idling(IdleStore store, Projects projects, Containers containers, Clock clock) {
    this.store = store;
    this.projects = projects;
    this.containers = containers;
    this.clock = clock;
  }

  int pause() {
    var idle = store.toPause(clock.instant());
    idle.forEach(
        each -> containers.pause(each.id(), Cause.clock("idle for " + minutes(each.after()))));
    return idle.size();
  }

  int stop() {
    Instant now = clock.instant();
    return (int)
        store.toStop(now).stream()
            .filter(each -> stop(each, now.minus(Duration.ofMinutes(each.after()))))
            .count();
  }

  private boolean stop(IdleStore.Idle idle, Instant unusedSince) {
    return containers.stopIdle(
        idle.id(), unusedSince, Cause.clock("idle for " + minutes(idle.after())));
  }

  int stopAtTime() {
    Instant now = clock.instant();
    return projects.all().stream().mapToInt(project -> stopAtTime(project, now)).sum();
  }

  private int stopAtTime(Project project, Instant now) {
    IdlePolicy idle = project.settings().idle();
    LocalTime at = idle.stopAt();
    if (at == null || idle.alwaysOn()) {
      return 0;
    }
    Instant since = lastTime(ZonedDateTime.ofInstant(now, project.settings().zone()), at);
    if (Duration.between(since, now).compareTo(EVENING) > 0) {
      return 0;
    }
    Instant unused = now.minus(IN_USE);
    Cause cause = Cause.clock("stopped daily at " + at + " " + project.settings().zone());
    return (int)
        store.runningSinceBefore(project.id(), since, unused).stream()
            .filter(id -> containers.stopIdle(id, unused, cause))
            .count();
  }

  /** The last instant when the wall clock there showed this time; once a day, whatever DST does. */
  static Instant lastTime(ZonedDateTime now, LocalTime at) {
    ZonedDateTime today = now.toLocalDate().atTime(at).atZone(now.getZone());
    return today.isAfter(now)
        ? now.toLocalDate().minusDays(1).atTime(at).atZone(now.getZone()).toInstant()
        : today.toInstant();
  }

  private static String minutes(int count) {
    return count == 1 ? "1 minute" : count + " minutes";
  }
}
