package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.provisioner.node.Node;
import dev.rowhouse.provisioner.node.NodeState;
import dev.rowhouse.provisioner.node.Nodes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of streets, and the room on them, from the nodes. */
@Component
class Signs {
  private final Nodes nodes;
  private final Say say;

  Signs(Nodes nodes, Say say) {
    this.nodes = nodes;
    this.say = say;
  }

  List<Node> nodes(OrganizationId organization) {
    return nodes.list(organization);
  }

  Street street(Node node, List<Plot> plots) {
    boolean lost = node.state() == NodeState.UNREACHABLE;
    List<Plot> seen = lost ? plots.stream().map(Plot::unreached).toList() : plots;
    String room = lost ? null : room(node.room());
    return new Street(node.name(), "/nodes/" + node.id().value(), node.state(), room, seen);
  }

  /** Houses that stand nowhere yet. */
  static Street nowhere(String words, List<Plot> plots) {
    return new Street(words, null, null, null, plots);
  }

  private @Nullable String room(Node.@Nullable Room room) {
    return room == null
        ? null
        : say.bytes(room.memoryFree()) + " memory and " + say.bytes(room.diskFree()) + " disk free";
  }
}
