package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.placement.Ask;
import dev.rowhouse.provisioner.placement.Placed;
import org.jspecify.annotations.Nullable;

/** Gives a container its node and its addresses; it keeps them until it is moved. */
final class Placing {
  private final Tools tools;

  Placing(Tools tools) {
    this.tools = tools;
  }

  /** The row as it stands then. */
  Row place(Row row) {
    if (row.container().address() != null) {
      return row;
    }
    NodeId node = row.container().node();
    if (node == null) {
      tools.placer().place(ask(row), chosen -> settle(row, chosen));
    } else {
      var before = new Placed(node, "");
      tools.transaction().executeWithoutResult(_ -> settle(row, before));
    }
    return tools.rows().find(row.id()).orElseThrow(() -> new LeaseLost(row));
  }

  private void settle(Row row, Placed chosen) {
    tools.register().placed(row, chosen, tools.addresses().lease(chosen.node(), row.id()));
  }

  private Ask ask(Row row) {
    return row.ask().near(near(row.source()));
  }

  private @Nullable NodeId near(@Nullable ContainerId source) {
    return source == null
        ? null
        : tools.rows().find(source).map(row -> row.container().node()).orElse(null);
  }
}
