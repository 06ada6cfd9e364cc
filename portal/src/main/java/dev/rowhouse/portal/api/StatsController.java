package dev.rowhouse.portal.api;

import dev.rowhouse.portal.api.key.Caller;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.docker.Usage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a container uses now. */
@RestController
class StatsController {
  private final Nearby nearby;
  private final Reach reach;

  StatsController(Nearby nearby, Reach reach) {
    this.nearby = nearby;
    this.reach = reach;
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
