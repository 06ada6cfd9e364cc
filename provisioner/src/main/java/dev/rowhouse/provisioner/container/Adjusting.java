package dev.rowhouse.provisioner.container;

import dev.rowhouse.provisioner.Limits;
import dev.rowhouse.provisioner.Names;

/** Changes limits and rules while the container goes on. */
final class Adjusting {
  private final Tools tools;

  Adjusting(Tools tools) {
    this.tools = tools;
  }

  void limits(Row row) {
    Limits limits = row.container().settings().limits();
    tools.engine(row).limit(row.name(), limits);
    for (String path : row.container().settings().dataPaths()) {
      tools.disk(row).limitVolume(Names.volume(row.id(), path), Plans.quotaBytes(row));
    }
    tools.register().note(row, Applied.asBefore(row).limited(row), "limits: " + limits);
  }

  void wall(Row row) {
    tools.raiseWall(row);
    tools.register().note(row, Applied.asBefore(row).walled(row), "firewall rules in force");
  }
}
