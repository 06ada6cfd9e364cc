package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Names;
import dev.rowhouse.provisioner.NodeId;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;

/**
 * Removes a container, its data, its wall and its address, in this order: an address is free again
 * only when nothing can answer on it.
 */
final class Erasing {
  private final Tools tools;
  private final Traces clearing;

  Erasing(Tools tools) {
    this.tools = tools;
    this.clearing = new Traces(tools.engines(), tools.addresses(), tools.volumes(), tools.moves());
  }

  void run(Row row) {
    if (row.observed() != Observed.DELETING) {
      tools.register().settle(row, Observed.DELETING, Applied.asBefore(row), "");
      return;
    }
    tools.moves().unfinished(row.id()).forEach(move -> clearing.erase(row, move));
    NodeId node = row.container().node();
    // A server that was wiped and went back has nothing of it any more.
    if (node != null && !tools.moves().isGone(node)) {
      clear(row);
    }
    tools.register().bury(row, this::forget);
  }

  private void clear(Row row) {
    Engine engine = tools.engine(row);
    engine.remove(row.name());
    engine.remove(row.successor());
    for (String path : tools.volumes().of(row.id()).keySet()) {
      tools.disk(row).removeVolume(Names.volume(row.id(), path));
    }
    if (row.container().address() != null) {
      tools.wall(row).lower(row.address());
    }
  }

  private void forget(Row row) {
    tools.addresses().release(row.id());
    tools.variables().forget(row.id());
    tools.rules().forget(row.id());
    tools.volumes().forget(row.id());
  }
}
