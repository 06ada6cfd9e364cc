package dev.rowhouse.portal.house;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Containers;

/** What one click does to a house; the names are the last part of the form's address. */
enum Verb {
  START("woken by hand"),
  STOP("put to sleep by hand"),
  RESTART("restarted by hand"),
  PAUSE("paused by hand"),
  RESUME("resumed by hand"),
  RETRY("tried again by hand"),
  STARTOVER("begun again without what was lost"),
  REVOKE("claims revoked by hand");

  private final String reason;

  Verb(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  void on(Containers containers, ContainerId house, Cause cause) {
    switch (this) {
      case START -> containers.start(house, cause);
      case STOP -> containers.stop(house, cause);
      case RESTART -> containers.restart(house, cause);
      case PAUSE -> containers.pause(house, cause);
      case RESUME -> containers.resume(house, cause);
      case RETRY -> containers.retry(house, cause);
      case STARTOVER -> containers.startOver(house, cause);
      case REVOKE -> containers.revokeClaims(house, cause);
    }
  }
}
