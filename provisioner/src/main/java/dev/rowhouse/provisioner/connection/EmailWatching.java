package dev.rowhouse.provisioner.connection;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks after the domains of addresses as time passes. */
@Component
@OnRole(Role.WORKER)
public class EmailWatching {
  private static final Logger log = LoggerFactory.getLogger(EmailWatching.class);

  /** A worker that dies while it looks is followed by another. */
  private static final Duration TURN = Duration.ofMinutes(2);

  private final EmailDomainStore store;
  private final ProvingEmail proving;
  private final Clock clock;

  EmailWatching(EmailDomainStore store, ProvingEmail proving, Clock clock) {
    this.store = store;
    this.proving = proving;
    this.clock = clock;
  }

  /** Looks for every record that is due; returns how many. */
  public int sweep() {
    Instant now = clock.instant();
    return (int)
        store.due(now).stream()
            .filter(domain -> store.take(domain.id(), now, now.plus(TURN)))
            .filter(this::check)
            .count();
  }

  private boolean check(EmailDomain domain) {
    try {
      proving.check(domain);
      return true;
    } catch (RuntimeException e) {
      log.warn("the record of {} is looked for again", domain.domain().value(), e);
      return false;
    }
  }
}
