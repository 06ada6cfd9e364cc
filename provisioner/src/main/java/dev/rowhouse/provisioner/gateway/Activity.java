package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Waking;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in one batch which containers were used; an open stream or WebSocket is use as well. */
final class Activity {
  private static final Logger log = LoggerFactory.getLogger(Activity.class);

  private final Router router;
  private final Waking waking;
  private final Clock clock;

  Activity(Router router, Waking waking, Clock clock) {
    this.router = router;
    this.waking = waking;
    this.clock = clock;
  }

  void report() {
    long now = clock.millis();
    Map<ContainerId, Instant> last = new HashMap<>();
    List<Door> taken = new ArrayList<>();
    for (Door door : router.doors()) {
      long used = door.takeUnreported(now);
      if (used > 0) {
        last.put(door.route().container(), Instant.ofEpochMilli(used));
        taken.add(door);
      }
    }
    if (!last.isEmpty()) {
      tell(last, taken);
    }
  }

  private void tell(Map<ContainerId, Instant> last, List<Door> taken) {
    try {
      waking.used(last);
    } catch (RuntimeException e) {
      log.warn("the use of {} containers cannot be told now; trying again", taken.size(), e);
      taken.forEach(Door::unreport);
    }
  }
}
