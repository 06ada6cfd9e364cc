package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import java.time.Instant;
import java.util.Map;

/** What the gateway may do to containers: wake them, and tell when they were last used. */
public interface Waking {

  /** Wants a stopped or paused container running, however often it is called. */
  void wake(ContainerId id, Cause cause);

  /** Last activity by container (a request, or an open WebSocket or stream); merged by maximum. */
  void used(Map<ContainerId, Instant> last);
}
