package dev.rowhouse.provisioner.machine;

import dev.rowhouse.db.role.OnRole;
import dev.rowhouse.db.role.Role;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Rejected;
import dev.rowhouse.provisioner.docker.Bridges;
import dev.rowhouse.provisioner.docker.Capabilities;
import dev.rowhouse.provisioner.docker.Cleared;
import dev.rowhouse.provisioner.docker.Dock;
import dev.rowhouse.provisioner.docker.DockerHost;
import dev.rowhouse.provisioner.docker.Room;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import dev.rowhouse.provisioner.node.Visiting;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What takes a connection to a machine, be it a node or not. */
@Component
@OnRole(Role.WORKER)
class Visits {
  private static final int TRIES = 3;

  private final Visiting visiting;
  private final Authority authority;
  private final Nodes nodes;
  private final Clock clock;

  Visits(Visiting visiting, Authority authority, Nodes nodes, Clock clock) {
    this.visiting = visiting;
    this.authority = authority;
    this.nodes = nodes;
    this.clock = clock;
  }

  Survey measure(Machine machine) {
    try (Dock dock = open(machine)) {
      Capabilities can = dock.capabilities();
      Room room = dock.room();
      MachineSpecs said = machine.specs();
      var specs =
          new MachineSpecs(
              said.cpu(),
              can.cpus(),
              can.memoryBytes(),
              said.disks(),
              room.diskBytes(),
              can.kernel(),
              said.system());
      return new Survey(specs, machine.benchmark(), clock.instant());
    }
  }

  String wipe(Machine machine) {
    NodeId node = machine.node();
    if (node != null) {
      begin(node);
    }
    String proof = clear(machine);
    if (node != null) {
      nodes.move(node, NodeState.WIPING, NodeState.GONE, proof);
    }
    return proof;
  }

  private void begin(NodeId id) {
    NodeState wanted = nodes.find(id).map(Node::wanted).orElse(NodeState.GONE);
    if (wanted != NodeState.WIPING
        && wanted != NodeState.GONE
        && !nodes.move(id, wanted, NodeState.WIPING, "everything on it is removed")) {
      throw new IllegalStateException("something else is wanted of the node just now");
    }
  }

  /** Somebody's hand may still be on it when we begin: then once more. */
  private String clear(Machine machine) {
    String before = "";
    for (int tried = 1; ; tried++) {
      Cleared cleared = clearOnce(machine);
      before = before.isEmpty() ? cleared.before().words() : before;
      if (cleared.after().isEmpty()) {
        return "there were %s; there are %s now".formatted(before, cleared.after().words());
      }
      if (tried == TRIES) {
        throw new NotEmpty("there are still %s".formatted(cleared.after().words()));
      }
    }
  }

  private Cleared clearOnce(Machine machine) {
    try (Dock dock = open(machine)) {
      return dock.clear();
    }
  }

  private Dock open(Machine machine) {
    if (machine.revokedAt() != null) {
      throw new Rejected("machine", "its certificate was revoked: " + machine.revokedWhy());
    }
    var bridges = new Bridges("visit0", machine.subnet4(), machine.subnet6());
    return visiting.open(
        new DockerHost(machine.address(), authority.client()), bridges, machine.dataDir());
  }
}
