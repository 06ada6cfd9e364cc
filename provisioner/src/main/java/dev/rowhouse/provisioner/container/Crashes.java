package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** An app that ended by itself is started again, a little later each time, and not for ever. */
final class Crashes {
  private static final int MOST = 5;
  private static final Duration STABLE = Duration.ofMinutes(1);

  private final Noticing noticing;
  private final Clock clock;

  Crashes(Noticing noticing, Clock clock) {
    this.noticing = noticing;
    this.clock = clock;
  }

  void met(Row row, Seen seen, Engine engine) {
    int count = stable(row) ? 1 : row.crashes() + 1;
    if (count > MOST) {
      noticing.failed(row, Obituary.crashes(row, seen, engine));
      return;
    }
    String memory = seen.oomKilled() ? ", out of memory" : "";
    noticing.ended(row, "the app ended with exit code " + seen.exitCode() + memory, count);
  }

  private boolean stable(Row row) {
    Instant since = row.container().runningSince();
    return since != null && since.isBefore(clock.instant().minus(STABLE));
  }
}
