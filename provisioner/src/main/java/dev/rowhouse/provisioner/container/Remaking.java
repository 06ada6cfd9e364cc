package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;

/**
 * Makes a stopped container again with what has changed. The successor is built beside it; one
 * database write decides that it takes over; then the old one goes and the successor gets its name.
 * Before the write a crash leaves the old one, after it the new one, and never both.
 */
final class Remaking {
  private static final int NOT_FOUND = 404;

  private final Tools tools;
  private final Furnishing furnishing;

  Remaking(Tools tools) {
    this.tools = tools;
    this.furnishing = new Furnishing(tools);
  }

  void run(Row row) {
    if (row.swap() > 0) {
      takeOver(row);
    } else {
      build(row);
    }
  }

  private void build(Row row) {
    Engine engine = tools.engine(row);
    engine.remove(row.successor()); // of an earlier try: the old one may have been used since
    if (row.fresh()) {
      tools.supplies().bring(row.node(), row.container().image());
    }
    furnishing.furnish(row);
    ContainerPlan plan = Plans.plan(row, row.successor(), tools.variables().of(row.id()));
    if (row.fresh()) {
      engine.create(plan);
    } else {
      fromOldOne(row, engine, plan);
    }
    tools.volumes().ready(row.id());
    tools.register().succeed(row); // when it fails, something newer is wanted: build again
  }

  private void fromOldOne(Row row, Engine engine, ContainerPlan plan) {
    try {
      tools.disk(row).createFrom(row.name(), plan);
    } catch (EngineRefused refused) {
      if (refused.status() != NOT_FOUND || engine.look(row.name()).isPresent()) {
        throw refused;
      }
      engine.create(plan); // the old one is lost; what it began with and its data are not
    }
  }

  /** For a container whose finished successor waits. */
  void takeOver(Row row) {
    Engine engine = tools.engine(row);
    if (engine.look(row.successor()).isPresent()) {
      engine.remove(row.name());
      engine.rename(row.successor(), row.name());
    }
    tools.register().succeeded(row);
  }
}
