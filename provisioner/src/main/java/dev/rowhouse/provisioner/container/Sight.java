package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Seen;
import java.util.Optional;

/** Compares what a row says with what Docker tells. */
final class Sight {
  private Sight() {}

  /** What is really the case, when it is not what a settled row says. */
  static Optional<Observed> differs(Row row, Optional<Seen> seen) {
    return switch (row.observed()) {
      case RUNNING, PAUSED, STOPPED -> {
        Observed real = state(seen.map(Seen::status).orElse(Seen.Status.GONE));
        yield real == row.observed() ? Optional.empty() : Optional.of(real);
      }
      case CREATING, COPYING, CLAIMING, FAILED, DELETING, DELETED -> Optional.empty();
    };
  }

  /** A container that is gone is to be created again. */
  private static Observed state(Seen.Status status) {
    return switch (status) {
      case RUNNING -> Observed.RUNNING;
      case PAUSED -> Observed.PAUSED;
      case CREATED, EXITED -> Observed.STOPPED;
      case GONE -> Observed.CREATING;
    };
  }

  static String word(Observed real) {
    return switch (real) {
      case RUNNING -> "running";
      case PAUSED -> "paused";
      case STOPPED -> "stopped";
      case CREATING -> "lost";
      case COPYING, CLAIMING, FAILED, DELETING, DELETED -> real.name();
    };
  }
}
