package dev.rowhouse.provisioner.wall;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import org.springframework.stereotype.Component;

/** Builds the walls of nodes. */
@Component
@OnRole(Role.WORKER)
public class Mason {
  private final Raised raised;

  Mason(Raised raised) {
    this.raised = raised;
  }

  /**
   * @param filter runs a script where the node's packet filter is; throws unless it ends well
   */
  public KeptWall wall(NodeId node, Ground ground, Filter filter) {
    return new NftWall(node, ground, filter, raised, Resolver.ofThisMachine());
  }
}
