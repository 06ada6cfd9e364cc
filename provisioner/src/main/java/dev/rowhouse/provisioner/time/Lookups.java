package dev.rowhouse.provisioner.time;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.docker.EngineUnreachable;
import dev.rowhouse.provisioner.node.Engines;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.wall.KeptWall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Host names in firewall rules move; walls follow them. */
@Component
@OnRole(Role.WORKER)
class Lookups {
  private static final Logger log = LoggerFactory.getLogger(Lookups.class);

  private final Nodes nodes;
  private final Engines engines;

  Lookups(Nodes nodes, Engines engines) {
    this.nodes = nodes;
    this.engines = engines;
  }

  /** Returns how many walls were looked after; a node that is away is left for the next time. */
  int resolveAgain() {
    return (int)
        nodes.all().stream()
            .filter(node -> node.state() == NodeState.READY)
            .filter(this::resolve)
            .count();
  }

  private boolean resolve(Node node) {
    try {
      if (engines.wall(node.id()) instanceof KeptWall wall) {
        wall.resolveAgain();
        return true;
      }
    } catch (EngineUnreachable e) {
      log.info("the wall of node {} cannot be looked after now", node.name());
    }
    return false;
  }
}
