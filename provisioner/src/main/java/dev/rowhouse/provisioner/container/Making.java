package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.BackupId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Engine;
import dev.rowhouse.provisioner.docker.EngineRefused;
import java.util.Map;

/** From a row to a container that answers (or that stands ready, where only that is wanted). */
final class Making {
  private static final int CONFLICT = 409;

  private final Tools tools;
  private final Placing placing;
  private final Furnishing furnishing;
  private final Restoring restoring;

  Making(Tools tools) {
    this.tools = tools;
    this.placing = new Placing(tools);
    this.furnishing = new Furnishing(tools);
    this.restoring = new Restoring(tools);
  }

  void run(Row asked) {
    Row row = placing.place(asked);
    Engine engine = tools.engine(row);
    tools.supplies().bring(row.node(), row.container().image());
    try (var wall = Side.run(() -> tools.raiseWall(row))) {
      make(row, engine);
      wall.join();
    }
    settle(row, engine);
  }

  private void make(Row row, Engine engine) {
    BackupId backup = row.restore();
    if (backup != null) {
      restoring.make(row, backup, engine);
      return;
    }
    if (row.again() && !allReady(row)) {
      engine.remove(row.name()); // half-made by somebody who fell: its volumes may be half-filled
    }
    furnishing.furnish(row);
    create(row, engine);
  }

  private boolean allReady(Row row) {
    Map<String, Boolean> ready = tools.volumes().of(row.id());
    return ready.values().stream().allMatch(Boolean::booleanValue);
  }

  private void create(Row row, Engine engine) {
    ContainerPlan plan = Plans.plan(row, row.name(), tools.variables().of(row.id()));
    try {
      engine.create(plan);
    } catch (EngineRefused refused) {
      if (refused.status() != CONFLICT) {
        throw refused;
      }
      engine.remove(row.name()); // made from an older plan, and nobody has used it
      engine.create(plan);
    }
  }

  private void settle(Row row, Engine engine) {
    Observed end = Observed.STOPPED;
    if (row.wants(Desired.RUNNING)) {
      tools.gates().of(row.node()).through(row.work(), () -> up(row, engine));
      tools.health().await(row, engine);
      end = Observed.RUNNING;
    }
    tools.volumes().ready(row.id());
    tools.register().settle(row, end, Applied.everythingOf(row), "");
  }

  private static boolean up(Row row, Engine engine) {
    engine.start(row.name());
    return true;
  }
}
