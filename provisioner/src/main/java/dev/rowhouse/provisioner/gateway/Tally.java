package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Waking;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in one batch how many requests each container got since the last. */
final class Tally {
  private static final Logger log = LoggerFactory.getLogger(Tally.class);

  private final Router router;
  private final Waking waking;

  Tally(Router router, Waking waking) {
    this.router = router;
    this.waking = waking;
  }

  /** What cannot be told now is in the next batch. */
  synchronized void report() {
    Map<Door, Long> fresh = new HashMap<>();
    Map<ContainerId, Long> more = new HashMap<>();
    for (Door door : router.doors()) {
      long uncounted = door.uncounted();
      if (uncounted > 0) {
        fresh.put(door, uncounted);
        more.put(door.route().container(), uncounted);
      }
    }
    if (more.isEmpty()) {
      return;
    }
    try {
      waking.counted(more);
      fresh.forEach(Door::counted);
    } catch (RuntimeException e) {
      log.warn("the requests of {} containers cannot be counted now", more.size(), e);
    }
  }
}
