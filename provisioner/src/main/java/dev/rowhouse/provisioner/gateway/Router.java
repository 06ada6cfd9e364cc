package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Host to container in one hash look-up, all in memory: a database that is away stops no traffic.
 */
final class Router {
  private final String suffix;
  private final Map<String, Door> byLabel = new ConcurrentHashMap<>();
  private final Map<ContainerId, Door> byContainer = new ConcurrentHashMap<>();

  /**
   * @param domain what stands after a container's label
   */
  Router(String domain) {
    this.suffix = "." + domain.toLowerCase(Locale.ROOT);
  }

  /** The door for a Host header, with or without a port, in any case; null when nobody lives so. */
  @Nullable Door find(String host) {
    int end = host.indexOf(':');
    end = end < 0 ? host.length() : end;
    if (end > 0 && host.charAt(end - 1) == '.') {
      end--;
    }
    int label = end - suffix.length();
    if (label <= 0 || !host.regionMatches(true, label, suffix, 0, suffix.length())) {
      return null;
    }
    String name = host.substring(0, label);
    Door door = byLabel.get(name);
    return door != null ? door : byLabel.get(name.toLowerCase(Locale.ROOT));
  }

  /** Takes news in any order and any number of times; older than what is known changes nothing. */
  synchronized void apply(Route route) {
    Door known = byContainer.get(route.container());
    if (known == null) {
      add(route);
    } else if (!route.changedAt().isBefore(known.route().changedAt())) {
      change(known, route);
    }
  }

  Collection<Door> doors() {
    return byContainer.values();
  }

  int size() {
    return byContainer.size();
  }

  private void add(Route route) {
    if (route.observed() != Observed.DELETED) {
      var door = new Door(route);
      byContainer.put(route.container(), door);
      byLabel.put(route.host(), door);
    }
  }

  private void change(Door door, Route route) {
    String before = door.route().host();
    if (route.observed() == Observed.DELETED) {
      byContainer.remove(route.container());
      // Another container may have taken the host already.
      byLabel.remove(before, door);
    } else if (!before.equals(route.host())) {
      byLabel.remove(before, door);
      byLabel.put(route.host(), door);
    }
    door.update(route);
  }
}
