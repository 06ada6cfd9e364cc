package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.placement.Ask;
import org.jspecify.annotations.Nullable;

/** Gives a container its node and its addresses, once and for its whole life. */
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
    NodeId chosen = node == null ? tools.placer().place(ask(row)) : node;
    tools
        .transaction()
        .executeWithoutResult(
            _ -> tools.ledger().placed(row, chosen, tools.addresses().lease(chosen, row.id())));
    return tools.rows().find(row.id()).orElseThrow(() -> new LeaseLost(row));
  }

  private Ask ask(Row row) {
    Container container = row.container();
    return new Ask(
        row.id(),
        container.project(),
        container.settings().limits(),
        container.image(),
        near(row.source()));
  }

  private @Nullable NodeId near(@Nullable ContainerId source) {
    return source == null
        ? null
        : tools.rows().find(source).map(row -> row.container().node()).orElse(null);
  }
}
