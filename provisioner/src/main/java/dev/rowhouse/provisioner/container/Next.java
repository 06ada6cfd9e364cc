package dev.rowhouse.provisioner.container;

import static dev.rowhouse.provisioner.Desired.DELETED;
import static dev.rowhouse.provisioner.Desired.RUNNING;
import static dev.rowhouse.provisioner.Desired.STOPPED;

/**
 * The next step from what is the case to what is wanted. It depends on the row alone, so that any
 * worker goes on where another fell.
 */
final class Next {
  private Next() {}

  static Step step(Row row) {
    if (row.move() != null && !row.wants(DELETED) && movable(row)) {
      return Step.MOVE; // first of all: whatever else is wanted is done where it arrives
    }
    return switch (row.observed()) {
      case DELETED -> Step.NOTHING;
      case DELETING -> Step.ERASE;
      case FAILED -> row.wants(DELETED) ? Step.ERASE : Step.NOTHING;
      case CREATING -> row.wants(DELETED) ? Step.ERASE : Step.MAKE;
      case COPYING -> row.wants(DELETED) ? Step.ERASE : Step.COPY;
      case CLAIMING -> row.wants(DELETED) ? Step.ERASE : Step.HAND_OVER;
      case RUNNING -> whileRunning(row);
      case PAUSED -> whilePaused(row);
      case STOPPED -> whileStopped(row);
    };
  }

  static boolean movable(Row row) {
    return switch (row.observed()) {
      case RUNNING, PAUSED, STOPPED, FAILED -> true;
      case CREATING, CLAIMING, COPYING, DELETING, DELETED -> false;
    };
  }

  private static Step whileRunning(Row row) {
    if (row.wants(DELETED)) {
      return Step.ERASE;
    }
    if (mustStop(row)) {
      return Step.STOP;
    }
    if (row.paused()) {
      return Step.PAUSE;
    }
    return row.closing() ? Step.STOP : adjust(row); // a stop that was begun is finished
  }

  private static Step whilePaused(Row row) {
    if (row.wants(DELETED)) {
      return Step.ERASE;
    }
    if (mustStop(row)) {
      return Step.STOP;
    }
    return row.paused() ? adjust(row) : Step.UNPAUSE;
  }

  private static Step whileStopped(Row row) {
    if (row.wants(DELETED)) {
      return Step.ERASE;
    }
    if (row.make().due() || row.swap() > 0) {
      return Step.REMAKE;
    }
    return row.wants(RUNNING) ? Step.START : adjust(row);
  }

  private static boolean mustStop(Row row) {
    return row.wants(STOPPED) || row.make().due() || row.boot().due() || row.swap() > 0;
  }

  private static Step adjust(Row row) {
    if (row.limits().due()) {
      return Step.LIMIT;
    }
    return row.rules().due() ? Step.WALL : Step.NOTHING;
  }
}
