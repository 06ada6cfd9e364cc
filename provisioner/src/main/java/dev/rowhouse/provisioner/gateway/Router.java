package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.host.HostRoute;
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
  private final Domains domains = new Domains();

  /**
   * @param domain what stands after a container's label
   */
  Router(String domain) {
    this.suffix = "." + domain.toLowerCase(Locale.ROOT);
  }

  /** The door for a Host header, with or without a port, in any case; null when nobody lives so. */
  @Nullable Door find(String host) {
    int end = end(host);
    int label = end - suffix.length();
    if (!isHome(host, label)) {
      return elsewhere(host.substring(0, end).toLowerCase(Locale.ROOT));
    }
    String name = host.substring(0, label);
    Door door = byLabel.get(name);
    return door != null ? door : byLabel.get(name.toLowerCase(Locale.ROOT));
  }

  /** The name by which somebody came, lower case; empty for the installation's own. */
  String domain(String host) {
    int end = end(host);
    return isHome(host, end - suffix.length())
        ? ""
        : host.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /**
   * The door for a name of a product or a tenant. All is looked up, whatever was found before: how
   * long it takes says nothing.
   *
   * @param name lower case, without a port
   */
  @Nullable Door elsewhere(String name) {
    ContainerId container = domains.container(name);
    Door exact = container == null ? null : byContainer.get(container);
    int dot = name.indexOf('.');
    Door labelled = dot < 0 ? null : byLabel.get(name.substring(0, dot));
    boolean products =
        labelled != null && domains.isOf(name.substring(dot + 1), labelled.route().project());
    return container != null ? exact : products ? labelled : null;
  }

  private static int end(String host) {
    int colon = host.indexOf(':');
    int end = colon < 0 ? host.length() : colon;
    return end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end;
  }

  private boolean isHome(String host, int label) {
    return label > 0 && host.regionMatches(true, label, suffix, 0, suffix.length());
  }

  void apply(HostRoute route) {
    domains.apply(route);
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
