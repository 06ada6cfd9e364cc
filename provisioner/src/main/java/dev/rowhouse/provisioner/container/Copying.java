package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.ContainerId;
import dev.rowhouse.provisioner.Desired;
import dev.rowhouse.provisioner.Observed;
import dev.rowhouse.provisioner.docker.ContainerPlan;
import dev.rowhouse.provisioner.docker.Engine;

/** Makes a container with the filesystem and the data of another, which goes on running. */
final class Copying {
  private final Tools tools;
  private final Placing placing;
  private final Furnishing furnishing;

  Copying(Tools tools) {
    this.tools = tools;
    this.placing = new Placing(tools);
    this.furnishing = new Furnishing(tools);
  }

  void run(Row asked) {
    Row source = source(asked);
    Row row = placing.place(asked);
    Engine engine = tools.engine(row);
    try (var wall = Side.run(() -> tools.raiseWall(row))) {
      if (row.again()) {
        engine.remove(row.name()); // begun by somebody who fell: the source has moved on since
      }
      furnishing.furnishLike(row, source.id());
      ContainerPlan plan = Plans.plan(row, row.name(), tools.variables().of(row.id()));
      tools.disk(row).createFrom(source.name(), plan);
      wall.join();
    }
    settle(row, engine);
  }

  private Row source(Row row) {
    ContainerId id = row.source();
    if (id == null) {
      throw new AppFailed("It is no longer known what this is a copy of. Delete it.");
    }
    return tools
        .rows()
        .find(id)
        .filter(source -> source.observed() != Observed.DELETED)
        .orElseThrow(() -> new AppFailed("What it is a copy of was deleted before it was copied."));
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
