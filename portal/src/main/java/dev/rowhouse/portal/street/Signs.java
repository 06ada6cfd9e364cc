package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.OrganizationId;
import dev.rowhouse.portal.layout.Say;
import dev.rowhouse.provisioner.node.Node;
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

  /**
   * @param node empty for what has no place yet
   */
  Street street(List<Node> known, String node, List<Plot> plots) {
    if (node.isEmpty()) {
      return new Street("Waiting for a place", null, null, plots);
    }
    return known.stream()
        .filter(each -> each.id().value().equals(node))
        .findFirst()
        .map(each -> new Street(each.name(), "/nodes/" + node, room(each.room()), plots))
        .orElseGet(() -> new Street("Another street", null, null, plots));
  }

  private @Nullable String room(Node.@Nullable Room room) {
    return room == null
        ? null
        : say.bytes(room.memoryFree()) + " memory and " + say.bytes(room.diskFree()) + " disk free";
  }
}
