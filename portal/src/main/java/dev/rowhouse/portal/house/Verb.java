package dev.rowhouse.portal.house;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Holding;

/** What one click does to a house; the names are the last part of the form's address. */
enum Verb {
  START("woken by hand", Holding::start),
  STOP("put to sleep by hand", Holding::stop),
  RESTART("restarted by hand", Holding::restart),
  PAUSE("paused by hand", Holding::pause),
  RESUME("resumed by hand", Holding::resume),
  RETRY("tried again by hand", Holding::retry),
  REVOKE("claims revoked by hand", Holding::revokeClaims);

  private final String reason;
  private final Ask ask;

  Verb(String reason, Ask ask) {
    this.reason = reason;
    this.ask = ask;
  }

  private interface Ask {
    void of(Holding holding, ContainerId id, Cause cause);
  }

  String reason() {
    return reason;
  }

  void on(Holding holding, ContainerId house, Cause cause) {
    ask.of(holding, house, cause);
  }
}
