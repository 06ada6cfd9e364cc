package dev.rowhouse.provisioner.container;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.docker.Disk;
import dev.rowhouse.provisioner.docker.EngineRefused;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks nodes how large containers are. One that sleeps does not grow, so it is left alone. */
@Component
@OnRole(Role.WORKER)
public class Measuring {
  private static final Logger log = LoggerFactory.getLogger(Measuring.class);
  private static final Duration AGE = Duration.ofMinutes(2);
  private static final int AT_ONCE = 20;

  private final Sizes sizes;
  private final Rows rows;
  private final Engines engines;
  private final Clock clock;

  Measuring(Sizes sizes, Rows rows, Engines engines, Clock clock) {
    this.sizes = sizes;
    this.rows = rows;
    this.engines = engines;
    this.clock = clock;
  }

  /** Returns how many were measured. */
  public int sweep() {
    sizes.forgetTheGone();
    return (int) sizes.due(AGE, AT_ONCE).stream().filter(this::measure).count();
  }

  private boolean measure(ContainerId id) {
    return rows.find(id).map(Row::container).filter(this::measure).isPresent();
  }

  private boolean measure(Container house) {
    NodeId node = house.node();
    if (node == null) {
      return false;
    }
    Instant began = clock.instant();
    try {
      Disk disk = engines.disk(node);
      long own = disk.filesystemBytes(Names.container(house.id()));
      long data =
          house.settings().dataPaths().stream()
              .mapToLong(path -> disk.volumeBytes(Names.volume(house.id(), path)))
              .sum();
      sizes.put(house.id(), own, data, began);
      return true;
    } catch (EngineRefused | EngineUnreachable e) {
      log.debug("the size of {} cannot be told now: {}", house.id().value(), e.getMessage());
      return false;
    }
  }
}
