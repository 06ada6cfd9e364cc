package dev.rowhouse.portal.door.console;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.connection.SignInLine;
import dev.rowhouse.provisioner.container.TimelineEntry;
import java.time.Instant;

/** One line of what went on, as the tenant's own people would say it. */
record Happening(Instant at, String words) {

  /** Who of the builder's caused it, and on which machine, is not the tenant's to read. */
  static Happening of(TimelineEntry entry) {
    return new Happening(entry.at(), words(entry.to()));
  }

  static Happening of(SignInLine line) {
    String who = line.who().isEmpty() ? "Somebody" : line.who();
    return new Happening(
        line.at(),
        switch (line.outcome()) {
          case IN -> who + (line.test() ? " tested the sign-in." : " signed in.");
          case OUT -> who + " was signed out.";
          case REFUSED -> who + " was not let in.";
          case FAILED -> "A sign-in failed.";
        });
  }

  private static String words(Observed now) {
    return switch (now) {
      case CREATING, CLAIMING, COPYING -> "The space is being prepared.";
      case RUNNING -> "The space is awake.";
      case PAUSED, STOPPED -> "The space sleeps until somebody opens it.";
      case FAILED -> "The space could not start.";
      case DELETING, DELETED -> "The space is being removed.";
    };
  }
}
