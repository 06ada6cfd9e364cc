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
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks nodes how large containers are. One that sleeps does not grow, so it is left alone. */
@Component
@OnRole(Role.WORKER)
public class Measuring {
  private static final Logger log = LoggerFactory.getLogger(Measuring.class);
  private static final Duration AGE = Duration.ofMinutes(2);
  private static final int AT_ONCE = 1_000;

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
    Set<NodeId> silent = new HashSet<>();
    return (int) sizes.due(AGE, AT_ONCE).stream().filter(id -> measure(id, silent)).count();
  }

  private boolean measure(ContainerId id, Set<NodeId> silent) {
    return rows.find(id).map(Row::container).filter(house -> measure(house, silent)).isPresent();
  }

  /** A node that does not answer is not asked again in this sweep: others wait behind it. */
  private boolean measure(Container house, Set<NodeId> silent) {
    NodeId node = house.node();
    if (node == null || silent.contains(node)) {
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
    } catch (EngineUnreachable e) {
      silent.add(node);
      log.debug("sizes on {} cannot be told now: {}", node.value(), e.getMessage());
      return false;
    } catch (EngineRefused e) {
      log.debug("the size of {} cannot be told now: {}", house.id().value(), e.getMessage());
      return false;
    }
  }
}
