package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;

/** Starts a stopped container, behind its wall, and waits for its app. */
final class Starting {
  private final Tools tools;

  Starting(Tools tools) {
    this.tools = tools;
  }

  void run(Row row) {
    Engine engine = tools.engine(row);
    tools.raiseWall(row);
    tools.gates().of(row.node()).through(row.work(), () -> up(row, engine));
    tools.health().await(row, engine);
    tools.ledger().settle(row, Observed.RUNNING, Applied.asBefore(row).booted(row).walled(row), "");
  }

  private static boolean up(Row row, Engine engine) {
    engine.start(row.name());
    return true;
  }
}
