package dev.rowhouse.provisioner.host;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.container.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after all domains as time passes. */
@Component
@OnRole(Role.WORKER)
public class Watching {
  private static final Logger log = LoggerFactory.getLogger(Watching.class);

  /** A worker that dies while it looks is followed by another. */
  private static final Duration TURN = Duration.ofMinutes(2);

  private static final Duration TOLD = Duration.ofHours(1);

  private final HostStore store;
  private final Proving proving;
  private final Bell bell;
  private final Clock clock;

  Watching(HostStore store, Proving proving, Bell bell, Clock clock) {
    this.store = store;
    this.proving = proving;
    this.bell = bell;
    this.clock = clock;
  }

  /** Looks for every record that is due; returns how many. */
  public int sweep() {
    Instant now = clock.instant();
    return (int)
        store.due(now).stream()
            .filter(host -> store.take(host.id(), now, now.plus(TURN)))
            .filter(this::check)
            .count();
  }

  /** Gives up what belongs to nobody any more; returns how many rows went. */
  public int tidy() {
    Instant now = clock.instant();
    int orphans = store.removeOrphans(now);
    if (orphans > 0) {
      bell.ring(Routes.CHANGED);
    }
    return orphans + store.sweepRemoved(now.minus(TOLD));
  }

  private boolean check(Host host) {
    try {
      proving.check(host);
      return true;
    } catch (RuntimeException e) {
      log.warn("the record of {} is looked for again", host.domain().value(), e);
      return false;
    }
  }
}
