package dev.rowhouse.provisioner.renting;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.id.Ids;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.transfer.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what the market asked, under a lease; what fails comes again. */
@Component
@OnRole(Role.WORKER)
public class Caretaker {
  private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
  // Renewed while it works: what a killed worker had in its hands is taken up after this long.
  private static final Duration LEASE = Duration.ofSeconds(12);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** May be begun again at any point; what cannot be done yet throws {@link NotYet}. */
  interface Work {
    void run(Chore chore);
  }

  private final Chores chores;
  private final Work work;
  private final Clock clock;

  Caretaker(Chores chores, Work work, Bell bell, Clock clock) {
    this.chores = chores;
    this.work = work;
    this.clock = clock;
    bell.listen(Chores.TOPIC, this::sweep);
  }

  /** How many were due. */
  public int sweep() {
    var due = chores.due(clock.instant());
    due.forEach(this::run);
    return due.size();
  }

  private void run(Chore chore) {
    // Another name each time: what an earlier holder says of it later does not count.
    String holder = Ids.mint("run");
    if (!chores.lease(chore, holder, until())) {
      return;
    }
    try {
      Held.during(LEASE, () -> work.run(chore), () -> chores.renew(chore, holder, until()));
      chores.done(chore, holder);
    } catch (NotYet e) {
      chores.wait(chore, holder, clock.instant().plus(e.pause()), e.words());
    } catch (RuntimeException e) {
      log.warn("{} of {} failed; it comes again", chore.kind(), chore.subject(), e);
      String words = String.valueOf(e.getMessage());
      chores.failed(chore, holder, clock.instant().plus(wait(chore.attempts())), words);
    }
  }

  private Instant until() {
    return clock.instant().plus(LEASE);
  }

  private static Duration wait(int attempts) {
    Duration doubled = Duration.ofSeconds(2L << Math.min(attempts, 8));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
