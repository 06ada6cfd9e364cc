package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.HostId;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.host.HostRoute;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whose the names beyond the installation's own are. */
final class Domains {
  private final Map<String, HostRoute> byName = new ConcurrentHashMap<>();
  private final Map<HostId, HostRoute> byId = new ConcurrentHashMap<>();

  /** Takes news in any order and any number of times; older than what is known changes nothing. */
  synchronized void apply(HostRoute route) {
    HostRoute known = byId.get(route.id());
    if (known != null && route.changedAt().isBefore(known.changedAt())) {
      return;
    }
    if (route.serves()) {
      byId.put(route.id(), route);
      byName.put(route.domain(), route);
    } else if (known != null) {
      byId.remove(route.id());
      // Another claim may have the name already.
      byName.remove(route.domain(), known);
    }
  }

  /**
   * Who answers to exactly this name; null when nobody does.
   *
   * @param name lower case, without a port
   */
  @Nullable ContainerId container(String name) {
    HostRoute route = byName.get(name);
    return route == null || route.products() ? null : route.container();
  }

  /** Whether the product's containers answer one label below this name. */
  boolean isOf(String name, ProjectId project) {
    HostRoute route = byName.get(name);
    return route != null && route.products() && route.project().equals(project);
  }
}
