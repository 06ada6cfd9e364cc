package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;

/** Every change of state there is. Who writes a state asks here first. */
final class Transitions {
  private Transitions() {}

  static boolean allowed(Observed from, Observed to) {
    return switch (from) {
      case CREATING ->
          switch (to) {
            case RUNNING, STOPPED -> true; // made, and started where that was wanted
            case FAILED, DELETING -> true;
            case CREATING, CLAIMING, COPYING, PAUSED, DELETED -> false;
          };
      case COPYING ->
          switch (to) {
            case RUNNING, STOPPED -> true;
            case FAILED, DELETING -> true;
            case CREATING, CLAIMING, COPYING, PAUSED, DELETED -> false;
          };
      case CLAIMING ->
          switch (to) {
            case RUNNING -> true; // told its tenant
            case STOPPED, CREATING ->
                true; // the spare had died or was lost: start or make it again
            case FAILED, DELETING -> true;
            case CLAIMING, COPYING, PAUSED, DELETED -> false;
          };
      case RUNNING ->
          switch (to) {
            case STOPPED, PAUSED -> true; // by us, by itself, or by hand on the node
            case CLAIMING -> true; // a spare becomes a tenant's
            case CREATING -> true; // lost on the node
            case FAILED -> true; // crashes again and again
            case DELETING -> true;
            case RUNNING, COPYING, DELETED -> false;
          };
      case PAUSED ->
          switch (to) {
            case RUNNING, STOPPED -> true;
            case CREATING -> true; // lost on the node
            case FAILED, DELETING -> true;
            case PAUSED, CLAIMING, COPYING, DELETED -> false;
          };
      case STOPPED ->
          switch (to) {
            case RUNNING -> true; // started, or found running
            case PAUSED -> true; // found paused
            case CREATING -> true; // lost on the node
            case FAILED, DELETING -> true;
            case STOPPED, CLAIMING, COPYING, DELETED -> false;
          };
      case FAILED ->
          switch (to) {
            case CREATING, COPYING, STOPPED -> true; // tried again from where it stood
            case DELETING -> true;
            case RUNNING, PAUSED, CLAIMING, FAILED, DELETED -> false;
          };
      case DELETING ->
          switch (to) {
            case DELETED -> true;
            case CREATING, CLAIMING, COPYING, RUNNING, PAUSED, STOPPED, FAILED, DELETING -> false;
          };
      case DELETED ->
          switch (to) {
            case CREATING, CLAIMING, COPYING, RUNNING, PAUSED, STOPPED, FAILED, DELETING, DELETED ->
                false; // nothing comes back
          };
    };
  }

  /**
   * @throws IllegalStateException when there is no such change
   */
  static void check(Observed from, Observed to) {
    if (!allowed(from, to)) {
      throw new IllegalStateException("a container does not go from " + from + " to " + to);
    }
  }
}
