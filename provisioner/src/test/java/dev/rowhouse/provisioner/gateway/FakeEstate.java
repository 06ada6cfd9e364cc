package dev.rowhouse.provisioner.gateway;

import dev.rowhouse.db.bell.Bell;
import dev.rowhouse.provisioner.Access;
import dev.rowhouse.provisioner.Cause;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.ProjectId;
import dev.rowhouse.provisioner.container.Route;
import dev.rowhouse.provisioner.container.Routes;
import dev.rowhouse.provisioner.container.Waking;
import dev.rowhouse.provisioner.node.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Containers that are nothing but routes; waking one runs what the test says. */
final class FakeEstate implements Routes, Waking {
  private final Bell bell;
  final AtomicInteger wakes = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  final Map<ContainerId, Instant> used = new ConcurrentHashMap<>();
  final Map<ContainerId, Long> counted = new ConcurrentHashMap<>();
  static final String BRAND = "Notes & <Co>";

  private final Map<ContainerId, Route> routes = new ConcurrentHashMap<>();
  private final ProjectId project = ProjectId.mint();
  final FakeDomains domains;
  volatile Runnable onWake = () -> {};
  volatile boolean away;

  /** Of the node that all of them stand on. */
  @Nullable Door door;

  FakeEstate(Bell bell) {
    this.bell = bell;
    this.domains = new FakeDomains(bell);
  }

  Route add(String host, Observed observed, int port) {
    return put(
        new Route(
            ContainerId.mint(),
            project,
            host,
            observed,
            true,
            "127.0.0.1",
            port,
            Access.PUBLIC,
            0,
            BRAND,
            Duration.ofSeconds(10),
            Instant.now()));
  }

  Route put(Route told) {
    Route route = behind(told);
    routes.put(route.container(), route);
    bell.ring(CHANGED);
    return route;
  }

  private Route behind(Route route) {
    return new Route(
        route.container(),
        route.project(),
        route.host(),
        route.observed(),
        route.wakeable(),
        route.ipv4(),
        route.port(),
        door,
        route.access(),
        route.signIn(),
        route.epoch(),
        route.brand(),
        route.wakeLimit(),
        route.changedAt());
  }

  Route become(Route route, Observed observed) {
    return put(with(route, observed, route.wakeable(), route.access(), route.epoch()));
  }

  Route with(Route route, Observed observed, boolean wakeable, Access access, int epoch) {
    return new Route(
        route.container(),
        route.project(),
        route.host(),
        observed,
        wakeable,
        route.ipv4(),
        route.port(),
        access,
        epoch,
        route.brand(),
        route.wakeLimit(),
        Instant.now());
  }

  /** The same, in a project of another builder. */
  Route elsewhere(Route route) {
    return put(
        new Route(
            route.container(),
            ProjectId.mint(),
            route.host(),
            route.observed(),
            route.wakeable(),
            route.ipv4(),
            route.port(),
            route.access(),
            route.epoch(),
            route.brand(),
            route.wakeLimit(),
            Instant.now()));
  }

  /** Running, at another port. */
  Route moved(Route route, int port) {
    return put(
        new Route(
            route.container(),
            route.project(),
            route.host(),
            Observed.RUNNING,
            route.wakeable(),
            route.ipv4(),
            port,
            route.access(),
            route.epoch(),
            route.brand(),
            route.wakeLimit(),
            Instant.now()));
  }

  Route limited(Route route, Duration wakeLimit) {
    return put(
        new Route(
            route.container(),
            route.project(),
            route.host(),
            route.observed(),
            route.wakeable(),
            route.ipv4(),
            route.port(),
            route.access(),
            route.epoch(),
            route.brand(),
            wakeLimit,
            Instant.now()));
  }

  @Override
  public List<Route> changedSince(Instant since) {
    reads.incrementAndGet();
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return routes.values().stream().filter(it -> !it.changedAt().isBefore(since)).toList();
  }

  @Override
  public void wake(ContainerId id, Cause cause) {
    wakes.incrementAndGet();
    onWake.run();
  }

  @Override
  public void counted(Map<ContainerId, Long> more) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    more.forEach((id, requests) -> counted.merge(id, requests, Long::sum));
  }

  @Override
  public void used(Map<ContainerId, Instant> last) {
    last.forEach((id, at) -> used.merge(id, at, (a, b) -> a.isAfter(b) ? a : b));
  }
}
