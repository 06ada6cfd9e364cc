package dev.rowhouse.provisioner.backup;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.container.Move;
import dev.rowhouse.provisioner.container.Remains;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has what a lost node still had when it came back written as an archive, which the builder can
 * fetch or go back to for some days. Nothing is made again from it by itself.
 */
@Component
@OnRole(Role.WORKER)
class Salvaging implements Remains {
  private static final Cause CAME_BACK = Cause.clock("its lost node came back");
  private static final String WRITING =
      "What it had there when its node was lost is written to an archive first.";

  /** A node that has just come back may need a moment; one that cannot is not asked for ever. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  private static final int DOUBLINGS = 6;

  private final BackupStore store;
  private final Bell bell;
  private final Clock clock;

  Salvaging(BackupStore store, Bell bell, Clock clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
  }

  @Override
  public Optional<String> obstacle(Move move) {
    List<Backup> tries = store.salvaged(move.id(), DOUBLINGS + 1);
    Backup.State last = tries.isEmpty() ? Backup.State.FAILED : tries.getFirst().state();
    return switch (last) {
      case REMAINS, DONE -> Optional.empty();
      case WRITING -> Optional.of(WRITING);
      case FAILED -> Optional.of(isDue(tries) ? asked(move) : words(tries.getFirst()));
    };
  }

  private boolean isDue(List<Backup> failures) {
    if (failures.isEmpty()) {
      return true;
    }
    Backup last = failures.getFirst();
    Instant ended = Optional.ofNullable(last.endedAt()).orElse(last.beganAt());
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (failures.size() - 1));
    return !clock.instant().isBefore(ended.plus(pause));
  }

  private String asked(Move move) {
    store.salvage(move, CAME_BACK);
    bell.ring(Backups.WANTED);
    return WRITING;
  }

  private static String words(Backup failed) {
    return "What it had there when its node was lost could not be written to an archive (%s); it is tried again."
        .formatted(failed.problem());
  }
}
