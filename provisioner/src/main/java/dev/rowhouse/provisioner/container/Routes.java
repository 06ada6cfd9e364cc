package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.bell.Topic;
import java.time.Instant;
import java.util.List;

/** The feed of routes for gateways: read-only, cheap, and told by the bell. */
public interface Routes {
  Topic CHANGED = new Topic("routes");

  /**
   * All routes changed at or after this instant, deleted ones as DELETED; from the epoch on: all.
   */
  List<Route> changedSince(Instant since);
}
