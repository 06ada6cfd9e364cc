package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.host.HostRoute;
import dev.rowhouse.provisioner.host.HostRoutes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Domains that are nothing but rows. */
final class FakeDomains implements HostRoutes {
  private final Bell bell;
  private final Map<HostId, HostRoute> rows = new ConcurrentHashMap<>();

  FakeDomains(Bell bell) {
    this.bell = bell;
  }

  /** Exactly this name leads to the container. */
  HostRoute lead(String domain, Route to) {
    return put(
        new HostRoute(
            HostId.mint(), domain, to.project(), to.container(), false, true, Instant.now()));
  }

  /** All containers of this one's project answer one label below. */
  HostRoute leadProduct(String domain, Route of) {
    return put(new HostRoute(HostId.mint(), domain, of.project(), null, true, true, Instant.now()));
  }

  HostRoute off(HostRoute row) {
    return put(
        new HostRoute(
            row.id(),
            row.domain(),
            row.project(),
            row.container(),
            row.products(),
            false,
            Instant.now()));
  }

  private HostRoute put(HostRoute row) {
    rows.put(row.id(), row);
    bell.ring(Routes.CHANGED);
    return row;
  }

  @Override
  public List<HostRoute> changedSince(Instant since) {
    return rows.values().stream().filter(it -> !it.changedAt().isBefore(since)).toList();
  }
}
