package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Topic;
import java.time.Instant;
import java.util.List;

/** The feed of routes for gateways: read-only, cheap, and told by the bell. */
public interface Routes {
  Topic CHANGED = new Topic("routes");

  /**
   * All routes changed at or after this instant, deleted ones as DELETED (and without a host); from
   * the epoch on: all. A change is stamped when it is written and seen when it is committed, so a
   * caller goes back a little behind the newest that it saw.
   *
   * <p>A container that is about to stop is told as STOPPED: a request then wakes it and waits.
   */
  List<Route> changedSince(Instant since);
}
