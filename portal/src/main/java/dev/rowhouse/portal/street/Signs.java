package dev.rowhouse.portal.street;

import dev.rowhouse.marketplace.OrganizationId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names of streets, from the nodes. */
@Component
class Signs {
  List<String> nodes(OrganizationId organization) {
    return List.of();
  }

  Street street(OrganizationId organization, String node, List<Plot> plots) {
    return node.isEmpty()
        ? new Street("No street yet", null, null, plots)
        : new Street("Street " + node.substring(node.length() - 4), "/nodes/" + node, null, plots);
  }
}
