package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import java.time.Instant;
import java.util.Map;

/** What the gateway may do to containers: wake them, and tell when and how much they were used. */
public interface Waking {

  /** Wants a stopped or paused container running, however often it is called. */
  void wake(ContainerId id, Cause cause);

  /** So many requests more by container; what cannot be added is thrown and told of again. */
  void counted(Map<ContainerId, Long> more);

  /** Last activity by container (a request, or an open WebSocket or stream); merged by maximum. */
  void used(Map<ContainerId, Instant> last);
}
