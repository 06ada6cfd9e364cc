package dev.rowhouse.portal.house;

import dev.rowhouse.marketplace.account.Permission;
import dev.rowhouse.portal.viewer.Needs;
import dev.rowhouse.portal.viewer.Viewer;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.container.Container;
import dev.rowhouse.provisioner.container.Requests;
import dev.rowhouse.provisioner.container.Sizes;
import dev.rowhouse.provisioner.docker.Usage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a house uses now. How busy it is takes two readings: the page carries the one before along,
 * so that no process has to remember who looks.
 */
@Controller
class UsagePage {
  private static final Logger log = LoggerFactory.getLogger(UsagePage.class);

  private final Houses houses;
  private final Sizes sizes;
  private final Requests requests;
  private final Wire wire;
  private final Clock clock;

  UsagePage(Houses houses, Sizes sizes, Requests requests, Wire wire, Clock clock) {
    this.houses = houses;
    this.sizes = sizes;
    this.requests = requests;
    this.wire = wire;
    this.clock = clock;
  }

  @GetMapping("/houses/{id}/usage")
  @Needs(Permission.LOOK)
  String page(
      Viewer viewer,
      @PathVariable ContainerId id,
      @RequestParam(required = false) @Nullable Long cpu,
      @RequestParam(required = false) @Nullable Instant at,
      Model model) {
    Container house = houses.get(viewer, id);
    model.addAttribute("house", house);
    model.addAttribute("back", houses.page(viewer, house));
    model.addAttribute("requested", requests.of(id));
    sizes
        .of(id)
        .ifPresent(size -> {
          model.addAttribute("size", size);
          model.addAttribute("disk", Meters.disk(house, size));
        });
    Reading before = cpu == null || at == null ? null : new Reading(cpu, at);
    if (house.observed() == Observed.RUNNING) {
      read(house).ifPresent(usage -> running(house, usage, before, model));
    }
    return "house/usage";
  }

  private void running(Container house, Usage usage, @Nullable Reading before, Model model) {
    var now = new Reading(usage.cpuNanos(), clock.instant());
    model.addAttribute("usage", usage);
    model.addAttribute("now", now);
    model.addAttribute("meters", Meters.running(house, usage, before, now));
  }

  /** Empty when it fell asleep this moment, or its node does not answer. */
  private Optional<Usage> read(Container house) {
    try {
      return Optional.of(wire.streams().usage(house.id()));
    } catch (Rejected e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      log.info("what {} uses cannot be told now: {}", house.id().value(), e.getMessage());
      return Optional.empty();
    }
  }
}
