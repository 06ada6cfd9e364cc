package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Requests;
import dev.rowhouse.provisioner.docker.Usage;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a container uses. */
@RestController
class StatsController {
  private final Nearby nearby;
  private final Reach reach;
  private final Requests requests;

  StatsController(Nearby nearby, Reach reach, Requests requests) {
    this.nearby = nearby;
    this.reach = reach;
    this.requests = requests;
  }

  /**
   * @param cpuNanos since its start
   */
  record Stats(
      long memoryBytes,
      long memoryLimitBytes,
      long cpuNanos,
      int pids,
      long receivedBytes,
      long sentBytes) {}

  /**
   * Requests that gateways let in, without those of monitors. Added every few seconds: a gateway
   * that is killed takes the last few seconds' with it.
   *
   * @param days the last thirty of UTC, the oldest first; the last is today up to now
   */
  record RequestsView(List<DayView> days) {}

  record DayView(LocalDate date, long requests) {}

  /** How often a container was asked lately. */
  @GetMapping(ApiPaths.V1 + "/containers/{id}/requests")
  RequestsView requests(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    reach.container(caller, id);
    return new RequestsView(
        requests.of(id).days().stream()
            .map(day -> new DayView(day.date(), day.requests()))
            .toList());
  }

  @GetMapping(ApiPaths.V1 + "/containers/{id}/stats")
  Stats stats(@AuthenticationPrincipal Caller caller, @PathVariable ContainerId id) {
    Container container = reach.container(caller, id);
    Usage usage = nearby.streams().usage(id);
    return new Stats(
        usage.memoryBytes(),
        container.settings().limits().memoryMb() * 1024L * 1024,
        usage.cpuNanos(),
        usage.pids(),
        usage.receivedBytes(),
        usage.sentBytes());
  }
}
