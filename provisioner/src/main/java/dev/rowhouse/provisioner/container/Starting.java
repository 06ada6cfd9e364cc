package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;

/** Starts a stopped container, behind its wall, and waits for its app. */
final class Starting {
  private final Tools tools;
  private final Furnishing furnishing;

  Starting(Tools tools) {
    this.tools = tools;
    this.furnishing = new Furnishing(tools);
  }

  void run(Row row) {
    Engine engine = tools.engine(row);
    tools.raiseWall(row);
    tools.gates().of(row.node()).through(row.work(), () -> tryUp(row, engine));
    tools.health().await(row, engine);
    tools
        .register()
        .settle(row, Observed.RUNNING, Applied.asBefore(row).booted(row).walled(row), "");
  }

  /** A volume that is gone keeps a container from starting; nobody is to guess that from Docker. */
  private boolean tryUp(Row row, Engine engine) {
    try {
      return up(row, engine);
    } catch (EngineRefused refused) {
      furnishing.lookFor(row);
      throw refused;
    }
  }

  private static boolean up(Row row, Engine engine) {
    engine.start(row.name());
    return true;
  }
}
