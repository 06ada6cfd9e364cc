package dev.rowhouse.provisioner.host;

import java.time.Instant;
import java.util.List;

/** The feed of domains for gateways, told by {@code Routes.CHANGED}. */
public interface HostRoutes {
  /**
   * All changed at or after this instant, those that serve no more as well; from the epoch: all.
   */
  List<HostRoute> changedSince(Instant since);
}
